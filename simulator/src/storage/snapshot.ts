import type { ChatEntry, RecordedMessage } from '../control-api';
import { isObject } from '../json';
import { chatOf, entryView, findEntry, type Chat, type Entry, type Person } from '../network/people';
import type { PhoneNetwork } from '../network/phone-network';
import { recordedView, type SentMessage } from '../network/record';
import type { Webhooks } from '../webhooks/webhooks';
import type { WebhookUpdate } from '../webhooks/webhook-update';

/** The sandbox as plain JSON. */
export interface Snapshot {
  readonly version: 1;
  /** How far sandbox time was ahead, ms. */
  readonly aheadMs: number;
  readonly people: readonly SavedPerson[];
  readonly record: readonly (RecordedMessage & Pick<SentMessage, 'pricing' | 'doom'>)[];
  readonly errors: readonly (readonly [code: number, times: number])[];
  readonly inboundDelivered: number;
  readonly undelivered: readonly SavedUpdate[];
}

type SavedPerson = Omit<Person, 'chats' | 'userId'> & { readonly chats: readonly SavedChat[] };
type SavedChat = Omit<Chat, 'person' | 'entries'> & { readonly entries: readonly ChatEntry[] };
type SavedUpdate = Pick<WebhookUpdate, 'kind' | 'json' | 'contact'> & {
  readonly waId: string;
  readonly phoneNumberId: string;
  readonly entryId: string | null;
};

/** Takes a data file's content for a snapshot. Throws one sentence when it is of another kind. */
export function asSnapshot(content: unknown): Snapshot | null {
  if (content === null) return null;
  // Only this module writes the file, and its version says which shape it has.
  if (isObject(content) && content['version'] === 1) return content as unknown as Snapshot;
  throw new Error(
    "The simulator's data file was written by another version. Move it away to start with an empty sandbox.",
  );
}

export function takeSnapshot(network: PhoneNetwork, webhooks: Webhooks, aheadMs: number): Snapshot {
  return {
    version: 1,
    aheadMs,
    people: [...network.people.all()].map(savePerson),
    record: network.record.all().map((sent) => ({ ...recordedView(sent), pricing: sent.pricing, doom: sent.doom })),
    errors: network.record.errorCounts(),
    inboundDelivered: network.inboundDelivered,
    undelivered: webhooks.undelivered().map(({ kind, json, contact, chat, entry }) => ({
      kind,
      json,
      contact,
      waId: chat.person.waId,
      phoneNumberId: chat.phoneNumberId,
      entryId: entry?.id ?? null,
    })),
  };
}

/** Puts everything back and lets it go on: receipts that were due, webhooks that were not answered. */
export function restoreSnapshot(snapshot: Snapshot, network: PhoneNetwork, webhooks: Webhooks): void {
  for (const { chats, ...details } of snapshot.people) {
    const person = network.people.meet(details.waId, details);
    for (const { entries, ...saved } of chats) {
      const chat = Object.assign(chatOf(person, saved.phoneNumberId), saved);
      chat.entries.push(...entries.map((entry): Entry => ({ ...entry, sent: null })));
    }
  }
  for (const [code, times] of snapshot.errors) network.record.countError(code, times);
  network.inboundDelivered = snapshot.inboundDelivered;
  for (const update of snapshot.undelivered) {
    const chat = chatOf(network.people.meet(update.waId), update.phoneNumberId);
    webhooks.enqueue({
      ...update,
      chat,
      entry: update.entryId === null ? null : (findEntry(chat, update.entryId) ?? null),
    });
  }
  const entries = new Map([...network.people.all()].flatMap(entriesOf).map((entry) => [entry.id, entry]));
  for (const saved of snapshot.record) {
    const entry = entries.get(saved.wamid) ?? null;
    const sent: SentMessage = { ...saved, chat: chatOf(network.people.meet(saved.to), saved.phoneNumberId), entry };
    if (entry) entry.sent = sent;
    network.record.restore(sent);
    network.start(sent);
  }
}

const entriesOf = (person: Person): readonly Entry[] => [...person.chats.values()].flatMap((chat) => chat.entries);

function savePerson({ userId: _derived, chats, ...details }: Person): SavedPerson {
  return {
    ...details,
    chats: [...chats.values()].map(({ person: _person, entries, ...chat }) => ({
      ...chat,
      entries: entries.map(entryView),
    })),
  };
}
