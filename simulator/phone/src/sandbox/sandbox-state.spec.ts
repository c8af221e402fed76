import type { ChatEntry, Customer, SimulatorEvent } from '../../../src/control-api';
import { chatKey, emptySandbox, reduceSandbox, type SandboxState } from './sandbox-state';

const key = chatKey('1', 'p');

function anEntry(id: string, at: number, part: Partial<ChatEntry> = {}): ChatEntry {
  return { id, from: 'business', at, status: 'sent', content: { type: 'text', text: { body: id } }, ...part };
}

function aCustomer(waId: string, lastAt: number, unread = 0): Customer {
  const chats = lastAt === 0 ? [] : [{ phoneNumberId: 'p', lastText: 'x', lastAt, unread }];
  return { waId, name: waId, chats };
}

function chatEvent(entry: ChatEntry): SimulatorEvent {
  return { type: 'chat', waId: '1', phoneNumberId: 'p', entry };
}

function after(state: SandboxState, ...events: readonly SimulatorEvent[]): SandboxState {
  return reduceSandbox(state, { type: 'happened', events, receivedAt: 1_000 });
}

const opened = reduceSandbox(emptySandbox, { type: 'chatLoaded', key, entries: [anEntry('a', 10), anEntry('b', 20)] });
const ids = (state: SandboxState): readonly string[] | undefined => state.chats[key]?.map(({ id }) => id);
const order = (state: SandboxState): readonly string[] => state.customers.map(({ waId }) => waId);

test('a new message goes where its time puts it, behind those of the same time', () => {
  expect(ids(after(opened, chatEvent(anEntry('c', 20)), chatEvent(anEntry('d', 15))))).toEqual(['a', 'd', 'b', 'c']);
});

test('a receipt changes the message in place', () => {
  const state = after(opened, chatEvent(anEntry('a', 10, { status: 'read' })));
  expect(ids(state)).toEqual(['a', 'b']);
  expect(state.chats[key]?.[0]?.status).toBe('read');
});

test('messages of chats that are not open are not kept', () => {
  expect(after(emptySandbox, chatEvent(anEntry('a', 10))).chats).toEqual({});
});

test('reading a chat again replaces what was known of it', () => {
  expect(ids(reduceSandbox(opened, { type: 'chatLoaded', key, entries: [anEntry('z', 1)] }))).toEqual(['z']);
});

test('typing ends with the reply of the business, not with the customer’s own message', () => {
  const typing = after(opened, { type: 'typing', waId: '1', phoneNumberId: 'p' });
  expect([...typing.typing]).toEqual([key]);
  expect(after(typing, chatEvent(anEntry('c', 30, { from: 'customer' }))).typing.size).toBe(1);
  expect(after(typing, chatEvent(anEntry('c', 30))).typing.size).toBe(0);
  expect(reduceSandbox(typing, { type: 'typingEnded', key }).typing.size).toBe(0);
});

test('customers are listed latest chat first, also as they change', () => {
  const clock = { now: 5_000, aheadMs: 0, canAdvance: true };
  const customers = [aCustomer('new', 0), aCustomer('old', 5), aCustomer('late', 9)];
  const loaded = reduceSandbox(emptySandbox, { type: 'loaded', channels: [], customers, clock, receivedAt: 4_000 });
  expect(order(loaded)).toEqual(['late', 'old', 'new']);
  expect(order(after(loaded, { type: 'customer', customer: aCustomer('old', 10) }))).toEqual(['old', 'late', 'new']);
  expect(order(after(loaded, { type: 'customer', customer: aCustomer('added', 0) }))).toEqual([
    'late',
    'old',
    'added',
    'new',
  ]);
});

test('opening a chat clears its unread count', () => {
  const listed = after(emptySandbox, { type: 'customer', customer: aCustomer('1', 5, 3) });
  const read = reduceSandbox(listed, { type: 'chatRead', waId: '1', phoneNumberId: 'p' });
  expect(read.customers[0]?.chats[0]?.unread).toBe(0);
});

test('sandbox time is kept as its distance from this browser’s clock', () => {
  const state = after(emptySandbox, { type: 'clock', clock: { now: 90_000, aheadMs: 60_000, canAdvance: true } });
  expect(state).toMatchObject({ offsetMs: 89_000, aheadMs: 60_000, canAdvance: true });
});

test('a failed reload keeps what is on the screen', () => {
  const ready: SandboxState = { ...opened, phase: 'ready' };
  const failed = reduceSandbox(ready, { type: 'loadFailed', problem: 'gone' });
  expect(failed).toMatchObject({ phase: 'ready', connection: 'lost' });
  expect(reduceSandbox(emptySandbox, { type: 'loadFailed', problem: 'gone' })).toMatchObject({
    phase: 'failed',
    problem: 'gone',
  });
});
