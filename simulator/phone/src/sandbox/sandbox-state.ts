import { unreachable } from '@sendero/shared/src/unreachable';
import type { ChatEntry, ClockView, Customer, SimulatedChannelView, SimulatorEvent } from '../../../src/control-api';

export interface SandboxState {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Why loading failed, for the person at the screen. */
  readonly problem: string;
  readonly connection: 'live' | 'lost';
  readonly channels: readonly SimulatedChannelView[];
  /** Latest chat first. */
  readonly customers: readonly Customer[];
  /** Only chats that were opened are kept here; by `chatKey`. */
  readonly chats: Readonly<Record<string, readonly ChatEntry[]>>;
  /** Chats in which the business is typing; by `chatKey`. */
  readonly typing: ReadonlySet<string>;
  readonly canAdvance: boolean;
  /** Sandbox time minus this browser's clock, in ms. */
  readonly offsetMs: number;
  /** Sandbox time minus the sandbox machine's clock, in ms. */
  readonly aheadMs: number;
}

export type SandboxAction =
  | {
      readonly type: 'loaded';
      readonly channels: readonly SimulatedChannelView[];
      readonly customers: readonly Customer[];
      readonly clock: ClockView;
      readonly receivedAt: number;
    }
  | { readonly type: 'loadFailed'; readonly problem: string }
  | { readonly type: 'chatLoaded'; readonly key: string; readonly entries: readonly ChatEntry[] }
  | { readonly type: 'chatRead'; readonly waId: string; readonly phoneNumberId: string }
  | { readonly type: 'happened'; readonly events: readonly SimulatorEvent[]; readonly receivedAt: number }
  | { readonly type: 'typingEnded'; readonly key: string }
  | { readonly type: 'connectionLost' };

export const emptySandbox: SandboxState = {
  phase: 'loading',
  problem: '',
  connection: 'live',
  channels: [],
  customers: [],
  chats: {},
  typing: new Set(),
  canAdvance: false,
  offsetMs: 0,
  aheadMs: 0,
};

export function chatKey(waId: string, phoneNumberId: string): string {
  return `${waId}/${phoneNumberId}`;
}

export function reduceSandbox(state: SandboxState, action: SandboxAction): SandboxState {
  switch (action.type) {
    case 'loaded': {
      const { channels, customers, clock, receivedAt } = action;
      const loaded: SandboxState = { ...state, phase: 'ready', problem: '', connection: 'live', channels };
      return withClock({ ...loaded, customers: latestFirst(customers) }, clock, receivedAt);
    }
    case 'loadFailed':
      return state.phase === 'ready'
        ? { ...state, connection: 'lost' }
        : { ...state, phase: 'failed', problem: action.problem };
    case 'chatLoaded':
      return { ...state, chats: { ...state.chats, [action.key]: action.entries.reduce(upsert, []) } };
    case 'chatRead':
      return { ...state, customers: withoutUnread(state.customers, action.waId, action.phoneNumberId) };
    case 'happened':
      return action.events.reduce((now, event) => happened(now, event, action.receivedAt), state);
    case 'typingEnded':
      return { ...state, typing: without(state.typing, action.key) };
    case 'connectionLost':
      return { ...state, connection: 'lost' };
    default:
      return unreachable(action);
  }
}

function happened(state: SandboxState, event: SimulatorEvent, receivedAt: number): SandboxState {
  switch (event.type) {
    case 'chat': {
      const key = chatKey(event.waId, event.phoneNumberId);
      const entries = state.chats[key];
      const typing = event.entry.from === 'business' ? without(state.typing, key) : state.typing;
      if (entries === undefined) return { ...state, typing };
      return { ...state, typing, chats: { ...state.chats, [key]: upsert(entries, event.entry) } };
    }
    case 'customer':
      return { ...state, customers: withCustomer(state.customers, event.customer) };
    case 'typing':
      return { ...state, typing: new Set(state.typing).add(chatKey(event.waId, event.phoneNumberId)) };
    case 'clock':
      return withClock(state, event.clock, receivedAt);
    default:
      return unreachable(event);
  }
}

/** Replaces the entry of the same id, or puts a new one behind everything that is not later. */
function upsert(entries: readonly ChatEntry[], entry: ChatEntry): readonly ChatEntry[] {
  const known = entries.findIndex(({ id }) => id === entry.id);
  if (known >= 0) return entries.with(known, entry);
  const last = entries.findLastIndex(({ at }) => at <= entry.at);
  return entries.toSpliced(last + 1, 0, entry);
}

function withClock(state: SandboxState, clock: ClockView, receivedAt: number): SandboxState {
  return { ...state, canAdvance: clock.canAdvance, aheadMs: clock.aheadMs, offsetMs: clock.now - receivedAt };
}

/** Moves one customer to its place without sorting the others again: crowds are large. */
function withCustomer(customers: readonly Customer[], changed: Customer): readonly Customer[] {
  const others = customers.filter(({ waId }) => waId !== changed.waId);
  const place = others.findIndex((other) => lastAt(other) <= lastAt(changed));
  return others.toSpliced(place < 0 ? others.length : place, 0, changed);
}

function latestFirst(customers: readonly Customer[]): readonly Customer[] {
  return customers.toSorted((a, b) => lastAt(b) - lastAt(a));
}

/** When the customer's latest chat last moved; 0 when there is none. */
export function lastAt(customer: Customer): number {
  return Math.max(0, ...customer.chats.map((chat) => chat.lastAt));
}

function withoutUnread(customers: readonly Customer[], waId: string, phoneNumberId: string): readonly Customer[] {
  return customers.map((customer) =>
    customer.waId === waId
      ? {
          ...customer,
          chats: customer.chats.map((chat) => (chat.phoneNumberId === phoneNumberId ? { ...chat, unread: 0 } : chat)),
        }
      : customer,
  );
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : keys;
}
