import type { ChatEntry } from '../../../src/control-api';
import { chatLines, type ChatLine } from './chat-lines';

const day = 1_000;

function anEntry(id: string, part: Partial<ChatEntry> = {}): ChatEntry {
  return { id, from: 'business', at: 0, status: 'read', content: { type: 'text', text: { body: id } }, ...part };
}

function linesOf(...entries: readonly ChatEntry[]): readonly ChatLine[] {
  return chatLines(entries, (a, b) => Math.floor(a / day) === Math.floor(b / day));
}

function bubble(lines: readonly ChatLine[], id: string): Extract<ChatLine, { type: 'bubble' }> {
  const found = lines.find((line) => line.type === 'bubble' && line.entry.id === id);
  if (found?.type !== 'bubble') throw new Error(`No bubble ${id}`);
  return found;
}

function reaction(id: string, messageId: string, emoji: string, part: Partial<ChatEntry> = {}): ChatEntry {
  return anEntry(id, { content: { type: 'reaction', reaction: { message_id: messageId, emoji } }, ...part });
}

function tap(id: string, messageId: string, choice: string): ChatEntry {
  const reply = { type: 'button_reply', button_reply: { id: choice, title: choice } };
  return anEntry(id, { from: 'customer', quotedId: messageId, content: { type: 'interactive', interactive: reply } });
}

test('a date stands above the first message of each day', () => {
  const lines = linesOf(
    anEntry('a'),
    anEntry('b', { at: 900 }),
    anEntry('c', { at: 1_000 }),
    anEntry('d', { at: 5_200 }),
  );
  expect(lines.map((line) => (line.type === 'date' ? line.at : line.entry.id))).toEqual([
    0,
    'a',
    'b',
    1_000,
    'c',
    5_200,
    'd',
  ]);
});

test('a group opens when the side or the day changes', () => {
  const lines = linesOf(
    anEntry('a'),
    anEntry('b'),
    anEntry('c', { from: 'customer' }),
    anEntry('d', { from: 'customer', at: day }),
  );
  expect(['a', 'b', 'c', 'd'].map((id) => bubble(lines, id).opensGroup)).toEqual([true, false, true, true]);
});

test.each([
  ['the field of the chat', anEntry('b', { quotedId: 'a' })],
  [
    'an outbound context',
    anEntry('b', { content: { type: 'text', text: { body: '' }, context: { message_id: 'a' } } }),
  ],
  ['an inbound context', anEntry('b', { content: { type: 'text', text: { body: '' }, context: { id: 'a' } } })],
])('a quote is found by %s', (_where, entry) => {
  expect(bubble(linesOf(anEntry('a'), entry), 'b').quoted).toMatchObject({ id: 'a' });
});

test('a quoted message that is not in the chat is missing', () => {
  expect(bubble(linesOf(anEntry('b', { quotedId: 'gone' })), 'b').quoted).toBe('missing');
});

test('a reaction sits on its message: the last of each side, if it was not taken back', () => {
  const lines = linesOf(
    anEntry('a'),
    reaction('r1', 'a', '👍'),
    reaction('r2', 'a', '🎉'),
    reaction('r3', 'a', '😀', { from: 'customer' }),
    anEntry('b'),
    reaction('r4', 'b', '👍'),
    reaction('r5', 'b', ''),
  );
  expect(bubble(lines, 'a').reactions).toEqual(['🎉', '😀']);
  expect(bubble(lines, 'b').reactions).toEqual([]);
  expect(lines.filter((line) => line.type === 'bubble')).toHaveLength(2);
});

test('a reaction that failed is not shown', () => {
  expect(bubble(linesOf(anEntry('a'), reaction('r', 'a', '👍', { status: 'failed' })), 'a').reactions).toEqual([]);
});

test('a reaction to a message that is not in the chat has a bubble of its own', () => {
  expect(bubble(linesOf(reaction('r', 'gone', '👍')), 'r').view).toMatchObject({ type: 'reaction', emoji: '👍' });
});

test('buttons that were tapped are chosen, on the message that was tapped', () => {
  const lines = linesOf(anEntry('a'), anEntry('b'), tap('t1', 'a', 'yes'), tap('t2', 'a', 'no'));
  expect([...bubble(lines, 'a').chosen]).toEqual(['yes', 'no']);
  expect(bubble(lines, 'b').chosen.size).toBe(0);
});

test('an answered location request is chosen', () => {
  const answer = anEntry('t', { from: 'customer', quotedId: 'a', content: { type: 'location', location: {} } });
  expect([...bubble(linesOf(anEntry('a'), answer), 'a').chosen]).toEqual(['location']);
});
