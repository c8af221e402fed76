import {
  channelId,
  contactId,
  conversationId,
  messageId,
  messageStatuses,
  type ConversationView,
  type MessageStatus,
  type MessageView,
  type ThreadPage,
} from '@sendero/shared';
import fc from 'fast-check';
import type { InfiniteData } from '@tanstack/react-query';
import type { InboxQuestion } from '../api/conversations-api';
import { itemsOf, type Pages } from '../api/pages';
import { patchConversations, patchMessages } from './patch-pages';

const uuid = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;

function conversation(index: number, lastInboundAt: number | null, lastAt = lastInboundAt ?? 0): ConversationView {
  return {
    id: conversationId.parse(uuid(index)),
    channelId: channelId.parse(uuid(1)),
    contact: { id: contactId.parse(uuid(index)), name: `Contact ${index}`, phone: '+351912345678' },
    windowExpiresAt: null,
    lastMessage: { direction: 'in', text: 'Hello', at: lastAt },
    lastInboundAt,
    unread: 0,
    status: 'bot',
    assignedTo: '',
    agent: null,
    team: null,
    bot: null,
    labels: [],
    notes: 0,
    note: '',
    openedAt: null,
    found: null,
  };
}

function outgoing(index: number, at: number, status: MessageStatus): MessageView {
  return {
    id: messageId.parse(uuid(index)),
    at,
    text: 'Hello',
    quotes: null,
    direction: 'out',
    content: { type: 'session', message: { type: 'text', text: 'Hello', previewUrl: false } },
    status,
    problem: null,
    sentBy: null,
  };
}

function pagesOf<T>(items: readonly (readonly T[])[], next: string | null): Pages<T> {
  return {
    pages: items.map((page, index) => ({ items: page, next: index < items.length - 1 ? `cursor ${index}` : next })),
    pageParams: items.map((_, index) => (index === 0 ? null : `cursor ${index - 1}`)),
  };
}

const NOW = 1_000_000;
const everything: InboxQuestion = {
  search: '',
  pile: null,
  team: null,
  label: null,
  journey: null,
  agent: null,
};

/** A part of a thread; `previous` is there when newer messages follow it. */
function threadOf(
  items: readonly (readonly MessageView[])[],
  next: string | null,
  previous: string | null = null,
): InfiniteData<ThreadPage> {
  const { pages, pageParams } = pagesOf(items, next);
  return { pageParams, pages: pages.map((page, index) => ({ ...page, previous: index === 0 ? previous : 'newer' })) };
}

const ids = (pages: Pages<{ readonly id: string }>) => itemsOf(pages).map(({ id }) => Number(id.slice(-12)));
const sizes = (pages: Pages<unknown>) => pages.pages.map((page) => page.items.length);

describe('patchConversations', () => {
  const two = pagesOf(
    [
      [conversation(1, 400), conversation(2, 300)],
      [conversation(3, 200), conversation(4, 100)],
    ],
    'more',
  );

  it('moves a conversation to the top when its contact writes', () => {
    const patched = patchConversations(two, [conversation(3, 500)], everything, NOW);
    expect(ids(patched)).toEqual([3, 1, 2, 4]);
    expect(patched.pages.map(({ next }) => next)).toEqual(['cursor 0', 'more']);
  });

  it('adds a new conversation to the first page', () => {
    const patched = patchConversations(two, [conversation(9, 600)], everything, NOW);
    expect(ids(patched)).toEqual([9, 1, 2, 3, 4]);
    expect(sizes(patched)).toEqual([3, 2]);
  });

  it('leaves out one that a later page will bring', () => {
    expect(ids(patchConversations(two, [conversation(9, 50)], everything, NOW))).toEqual([1, 2, 3, 4]);
  });

  it('takes in one at the end of a list that is complete', () => {
    const complete = pagesOf([[conversation(1, 400)]], null);
    expect(ids(patchConversations(complete, [conversation(9, null)], everything, NOW))).toEqual([1, 9]);
  });

  it('adds nothing to what a search found, but changes what is there', () => {
    const patched = patchConversations(
      two,
      [conversation(9, 600), conversation(2, 700)],
      { ...everything, search: 'ada' },
      NOW,
    );
    expect(ids(patched)).toEqual([2, 1, 3, 4]);
  });

  it.each<readonly [string, Partial<InboxQuestion>, Partial<ConversationView>, readonly number[]]>([
    ['unread', { pile: 'unread' }, { unread: 1 }, [9, 1, 2, 3, 4]],
    ['unread', { pile: 'unread' }, { unread: 0 }, [1, 2, 3, 4]],
    ['unassigned', { pile: 'unassigned' }, { status: 'open' }, [9, 1, 2, 3, 4]],
    ['unassigned', { pile: 'unassigned' }, { status: 'bot' }, [1, 2, 3, 4]],
    ['unassigned', { pile: 'unassigned' }, { status: 'open', bot: { id: uuid(7), name: 'Bot' } }, [1, 2, 3, 4]],
    ['bot', { pile: 'bot' }, { status: 'open', bot: { id: uuid(7), name: 'Bot' } }, [9, 1, 2, 3, 4]],
    ['bot', { pile: 'bot' }, { status: 'bot' }, [1, 2, 3, 4]],
  ])('adds to %s what belongs there', (_, asked, fields, expected) => {
    const patched = patchConversations(two, [{ ...conversation(9, 600), ...fields }], { ...everything, ...asked }, NOW);
    expect(ids(patched)).toEqual(expected);
  });

  it('lists first what closes first', () => {
    const closing = (index: number, at: number) => ({ ...conversation(index, at), windowExpiresAt: NOW + 3_600_000 });
    const start = pagesOf([[closing(1, 100), closing(2, 200)]], null);
    const patched = patchConversations(start, [closing(9, 150)], { ...everything, pile: 'closing' }, NOW);
    expect(ids(patched)).toEqual([1, 9, 2]);
  });

  it('keeps what is shown when an older word arrives late', () => {
    const shown = conversation(1, 400, 450);
    const patched = patchConversations(pagesOf([[shown]], null), [conversation(1, 400, 420)], everything, NOW);
    expect(itemsOf(patched)).toEqual([shown]);
  });
});

describe('patchMessages', () => {
  it('leaves new messages out of a part that does not reach the newest', () => {
    const part = threadOf([[outgoing(5, 500, 'sent'), outgoing(4, 400, 'sent')]], null, 'newer');
    expect(ids(patchMessages(part, [outgoing(9, 900, 'sent'), outgoing(4, 400, 'read')]))).toEqual([5, 4]);
  });

  it.each<readonly [shown: MessageStatus, arrived: MessageStatus, stays: MessageStatus]>([
    ['queued', 'accepted', 'accepted'],
    ['sent', 'delivered', 'delivered'],
    ['read', 'delivered', 'read'],
    ['delivered', 'sent', 'delivered'],
    ['sent', 'failed', 'failed'],
    ['queued', 'cancelled', 'cancelled'],
  ])('goes from %s, told of %s, to %s', (shown, arrived, stays) => {
    const patched = patchMessages(threadOf([[outgoing(1, 100, shown)]], null), [outgoing(1, 100, arrived)]);
    expect(itemsOf(patched).map((message) => message.direction === 'out' && message.status)).toEqual([stays]);
  });

  it('says the same whatever the order and number in which updates arrive', () => {
    const update = fc
      .record({ index: fc.integer({ min: 1, max: 12 }), status: fc.constantFrom(...messageStatuses) })
      .map(({ index, status }) => outgoing(index, 1_000 + index, status));
    const start = threadOf([[outgoing(6, 1_006, 'queued')], [outgoing(3, 1_003, 'queued')]], null);
    const shown = (updates: readonly MessageView[]) =>
      itemsOf(updates.reduce<InfiniteData<ThreadPage>>((pages, one) => patchMessages(pages, [one]), start));
    const inAnyOrder = fc
      .array(update, { maxLength: 20 })
      .chain((updates) => fc.tuple(fc.constant(updates), fc.shuffledSubarray(updates, { minLength: updates.length })));
    fc.assert(
      fc.property(inAnyOrder, ([updates, shuffled]) => {
        expect(shown([...shuffled, ...shuffled])).toEqual(shown(updates));
      }),
    );
  });

  it('never shows a message twice and keeps them newest first', () => {
    const message = fc.tuple(fc.integer({ min: 1, max: 40 })).map(([index]) => outgoing(index, index * 10, 'sent'));
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        const start = threadOf([[outgoing(30, 300, 'sent'), outgoing(20, 200, 'sent')]], 'more');
        const shown = ids(patchMessages(start, messages));
        expect(shown).toEqual([...new Set(shown)].sort((a, b) => b - a));
        expect(Math.min(...shown)).toBe(20);
      }),
    );
  });
});
