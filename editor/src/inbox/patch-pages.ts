import {
  fitsFilter,
  messageStatuses,
  type ConversationView,
  type EpochMs,
  type MessageView,
  type ThreadPage,
} from '@sendero/shared';
import type { InfiniteData } from '@tanstack/react-query';
import type { InboxQuestion } from '../api/conversations-api';
import type { Pages } from '../api/pages';

/**
 * Puts conversations that changed into a list that is ordered by the latest inbound message. One that lies beyond what
 * was fetched stays out: its page brings it. What was found by a search or belongs to a journey only the server knows, so
 * to such a list nothing is added. What does not fit any more stays; it is for the screen to leave it out.
 */
export function patchConversations(
  pages: Pages<ConversationView>,
  changed: readonly ConversationView[],
  question: InboxQuestion,
  now: EpochMs,
): Pages<ConversationView> {
  const isKnown = question.search !== '' || question.journey !== null;
  return patch(pages, changed, {
    adds: (conversation) => !isKnown && fitsFilter(conversation, question, question.agent, now),
    order: question.pile === 'closing' ? (a, b) => byLatestInbound(b, a) : byLatestInbound,
    pick: newerConversation,
  });
}

/** Puts new messages, and those with another status, into a part of a thread, which is ordered newest first. */
export function patchMessages<P>(
  pages: InfiniteData<ThreadPage, P>,
  changed: readonly MessageView[],
): InfiniteData<ThreadPage, P> {
  const first = pages.pages[0];
  const newest = first && first.previous !== null ? first.items[0] : undefined;
  return patch(pages, changed, {
    adds: (message) => newest === undefined || byNewest(message, newest) > 0,
    order: byNewest,
    pick: furtherMessage,
  });
}

interface Patching<T> {
  /** Whether one that is not shown yet belongs here, as far as its own words go. */
  readonly adds: (item: T) => boolean;
  readonly order: (a: T, b: T) => number;
  /** Chooses between what is shown and what arrived, which may be the older one of the two. */
  readonly pick: (shown: T, arrived: T) => T;
}

interface Part<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

function patch<T extends { readonly id: string }, P extends Part<T>, K>(
  pages: InfiniteData<P, K>,
  changed: readonly T[],
  { adds, order, pick }: Patching<T>,
): InfiniteData<P, K> {
  const last = pages.pages.at(-1);
  if (!last || changed.length === 0) return pages;
  const shown = new Map(pages.pages.flatMap((page) => page.items).map((item) => [item.id, item]));
  const oldest = last.next === null ? undefined : last.items.at(-1);
  for (const arrived of changed) {
    const known = shown.get(arrived.id);
    if (known) shown.set(arrived.id, pick(known, arrived));
    else if (adds(arrived) && (!oldest || order(arrived, oldest) < 0)) shown.set(arrived.id, arrived);
  }
  return { ...pages, pages: refill(pages, [...shown.values()].sort(order)) };
}

/** Keeps every page but the first at its size, so that cursors and pages still belong together. */
function refill<T, P extends Part<T>, K>(pages: InfiniteData<P, K>, items: readonly T[]): P[] {
  let end = items.length;
  return pages.pages
    .toReversed()
    .map((page, index) => {
      const start = index === pages.pages.length - 1 ? 0 : Math.max(0, end - page.items.length);
      const slice = items.slice(start, end);
      end = start;
      return { ...page, items: slice };
    })
    .toReversed();
}

function byLatestInbound(a: ConversationView, b: ConversationView): number {
  return (b.lastInboundAt ?? 0) - (a.lastInboundAt ?? 0) || (a.id < b.id ? 1 : -1);
}

function byNewest(a: MessageView, b: MessageView): number {
  return b.at - a.at || (a.id < b.id ? 1 : -1);
}

function newerConversation(shown: ConversationView, arrived: ConversationView): ConversationView {
  const { found } = shown;
  return (arrived.lastMessage?.at ?? 0) < (shown.lastMessage?.at ?? 0) ? shown : { ...arrived, found };
}

/** Receipts only ever lead forward, so the message that is further along is the later word. */
function furtherMessage(shown: MessageView, arrived: MessageView): MessageView {
  if (shown.direction === 'in' || arrived.direction === 'in') return arrived;
  return messageStatuses.indexOf(arrived.status) < messageStatuses.indexOf(shown.status) ? shown : arrived;
}
