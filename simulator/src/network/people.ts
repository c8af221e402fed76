import type { ChatEntry, ChatEntryStatus, Customer } from '../control-api';
import { asciiJson } from '../json';
import { stableHash } from '../stable-hash';
import type { SentMessage } from './record';

/** One WhatsApp user of the sandbox. */
export interface Person {
  readonly waId: string;
  name: string;
  /** The business-scoped id that webhooks carry next to the number. */
  readonly userId: string;
  onWhatsApp: boolean;
  inCrowd: boolean;
  /** Off in large crowds: their chats then hold only what the network needs. */
  keepsEntries: boolean;
  readonly chats: Map<string, Chat>;
}

/** What passed between a person and one business number. */
export interface Chat {
  readonly person: Person;
  readonly phoneNumberId: string;
  /** End of the service window, on the sandbox clock. */
  windowEndsAt: number;
  readonly entries: Entry[];
  unread: number;
  lastText: string;
  lastAt: number;
}

export type Entry = { -readonly [Key in keyof ChatEntry]: ChatEntry[Key] } & {
  /** The record's line, for a message of the business. */
  sent: SentMessage | null;
};

const ENTRIES_KEPT = 1000;
const CROWD_LISTED = 50;

export class People {
  private readonly byNumber = new Map<string, Person>();

  find(waId: string): Person | undefined {
    return this.byNumber.get(waId);
  }

  all(): Iterable<Person> {
    return this.byNumber.values();
  }

  /** Adds a person, or gives the one with this number. */
  meet(waId: string, details: Partial<Pick<Person, 'name' | 'onWhatsApp' | 'inCrowd' | 'keepsEntries'>> = {}): Person {
    const known = this.byNumber.get(waId);
    if (known) return known;
    const person: Person = {
      waId,
      name: details.name ?? `+${waId}`,
      userId: userIdOf(waId),
      onWhatsApp: details.onWhatsApp ?? true,
      inCrowd: details.inCrowd ?? false,
      keepsEntries: details.keepsEntries ?? true,
      chats: new Map(),
    };
    this.byNumber.set(waId, person);
    return person;
  }

  /** Everyone who was added or wrote by hand, and the crowd members with the latest chats. */
  contactList(): readonly Customer[] {
    const latest = (customer: Customer) => Math.max(0, ...customer.chats.map((chat) => chat.lastAt));
    const byLatest = (a: Customer, b: Customer) => latest(b) - latest(a);
    const everyone = [...this.byNumber.values()];
    const crowd = everyone.filter((person) => person.inCrowd).map(customerView);
    const others = everyone.filter((person) => !person.inCrowd).map(customerView);
    return [...others, ...crowd.sort(byLatest).slice(0, CROWD_LISTED)].sort(byLatest);
  }

  remove(person: Person): void {
    this.byNumber.delete(person.waId);
  }

  clear(): void {
    this.byNumber.clear();
  }
}

export function chatOf(person: Person, phoneNumberId: string): Chat {
  const known = person.chats.get(phoneNumberId);
  if (known) return known;
  const chat: Chat = { person, phoneNumberId, windowEndsAt: 0, entries: [], unread: 0, lastText: '', lastAt: 0 };
  person.chats.set(phoneNumberId, chat);
  return chat;
}

export function addEntry(chat: Chat, entry: Entry): void {
  chat.entries.push(entry);
  if (chat.entries.length > ENTRIES_KEPT) chat.entries.shift();
}

export const findEntry = (chat: Chat, id: string): Entry | undefined =>
  chat.entries.findLast((entry) => entry.id === id);

export function customerView(person: Person): Customer {
  return {
    waId: person.waId,
    name: person.name,
    onWhatsApp: person.onWhatsApp,
    chats: [...person.chats.values()].map(({ phoneNumberId, lastText, lastAt, unread }) => ({
      phoneNumberId,
      lastText,
      lastAt,
      unread,
    })),
  };
}

export function entryView({ sent: _sent, ...entry }: Entry): ChatEntry {
  return entry;
}

/** The `contacts[]` object of a webhook. */
export const contactJson = (person: Person): string =>
  asciiJson({ profile: { name: person.name }, wa_id: person.waId, user_id: person.userId });

const RANK: Readonly<Record<ChatEntryStatus, number>> = { sending: 0, sent: 1, delivered: 2, read: 3, failed: 4 };

/** Whether a message in status `from` can still become `to`. */
export const canBecome = (from: ChatEntryStatus, to: ChatEntryStatus): boolean => RANK[from] < RANK[to];

function userIdOf(waId: string): string {
  const digits = (seed: number) => String(stableHash(waId, seed)).padStart(10, '0');
  return `US.${digits(1)}${digits(2)}`;
}
