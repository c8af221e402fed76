import type { Channel } from '../channels';
import type { SandboxClock } from '../clock';
import { titleOf } from '../graph/graph-error';
import { visibleText, type BusinessMessage } from '../graph/read-message';
import type { JsonObject } from '../json';
import { isObject, textIn } from '../json';
import type { Tuning } from '../settings';
import type { Webhooks } from '../webhooks/webhooks';
import { inboundUpdate, statusUpdate, type WebhookUpdate } from '../webhooks/webhook-update';
import { addEntry, canBecome, chatOf, findEntry, People, type Chat, type Entry } from './people';
import { pricingJson } from './pricing';
import { afterSending, Receipts, type Receipt } from './receipts';
import { Record, type SentMessage } from './record';
import { newWamid, waIdOfWamid } from './wamid';

const DAY_MS = 86_400_000;
const RECORDED_TEXT = 200;

/** Who wants to know what happens on the network: the phone screen, the crowd, the data file. */
export interface NetworkWatcher {
  readonly changed: (chat: Chat, entry: Entry | null) => void;
  readonly accepted: (sent: SentMessage, message: BusinessMessage) => void;
  readonly reached: (sent: SentMessage, receipt: Receipt) => void;
}

/** An inbound message object without what the network adds to it. */
export interface InboundContent {
  readonly type: string;
  readonly [payload: string]: unknown;
}

/** The people, their chats with the business numbers, and everything that passes between them. */
export class PhoneNetwork {
  readonly people = new People();
  readonly record = new Record();
  readonly receipts: Receipts;
  /** Customers' messages that the business's webhook has answered with 200. */
  inboundDelivered = 0;

  constructor(
    private readonly clock: SandboxClock,
    private readonly tuning: Tuning,
    private readonly webhooks: Webhooks,
    private readonly watcher: NetworkWatcher,
  ) {
    this.receipts = new Receipts(tuning, (sent, receipt) => this.report(sent, receipt));
  }

  /** Takes a checked message of the business. Its receipts follow once `start` is called. */
  accept(channel: Channel, message: BusinessMessage): SentMessage {
    const now = this.clock.now();
    const chat = chatOf(this.people.meet(message.waId), channel.details.phoneNumberId);
    const windowOpen = now < chat.windowEndsAt;
    const wamid = newWamid(message.waId, 'outbound');
    const entry = chat.person.keepsEntries ? this.keep(chat, businessEntry(wamid, message, now), message.text) : null;
    const sent = this.record.add({
      wamid,
      phoneNumberId: channel.details.phoneNumberId,
      to: message.waId,
      acceptedAt: now,
      callbackData: message.callbackData,
      type: message.type,
      templateName: message.template?.name ?? null,
      text: message.text.slice(0, RECORDED_TEXT),
      windowOpen,
      chat,
      entry,
      pricing: pricingJson(channel, message.template?.category ?? null, windowOpen, now),
      doom: doomOf(chat, message, windowOpen),
    });
    if (entry) entry.sent = sent;
    chat.unread++;
    this.watcher.accepted(sent, message);
    this.watcher.changed(chat, entry);
    return sent;
  }

  /** Sets the receipts going. */
  start(sent: SentMessage): void {
    this.receipts.plan(sent);
  }

  /** Gives the first receipt at once; resolves when the receiver has answered it, or after `withinMs`. */
  async startBeforeAnswer(sent: SentMessage, withinMs: number): Promise<void> {
    const update = this.receipts.reach(sent, afterSending(sent));
    if (update) await this.webhooks.delivered(update, withinMs);
  }

  /** The customer writes: opens the window and tells the business. */
  write(channel: Channel, chat: Chat, content: InboundContent, context: { readonly id: string } | null): Entry {
    const now = this.clock.now();
    chat.windowEndsAt = now + DAY_MS;
    const { throughputPerSecond } = this.tuning.settings;
    channel.throughput.take(performance.now(), throughputPerSecond, throughputPerSecond);
    const { person } = chat;
    const message = {
      ...(context === null ? {} : { context: { from: channel.ownWaId, id: context.id } }),
      from: person.waId,
      from_user_id: person.userId,
      id: newWamid(person.waId, 'inbound'),
      timestamp: String(Math.floor(now / 1000)),
      ...content,
    };
    const text = visibleText(content.type, content);
    const entry: Entry = { id: message.id, from: 'customer', at: now, status: 'sent', content: message, sent: null };
    if (context) entry.quotedId = context.id;
    if (person.keepsEntries) this.keep(chat, entry, text);
    this.webhooks.enqueue(inboundUpdate(chat, message, person.keepsEntries ? entry : null));
    this.watcher.changed(chat, entry);
    return entry;
  }

  /** A webhook was answered with 200. */
  inboundArrived({ kind, chat, entry }: WebhookUpdate): void {
    if (kind !== 'messages') return;
    this.inboundDelivered++;
    if (!entry || !canBecome(entry.status, 'delivered')) return;
    entry.status = 'delivered';
    this.watcher.changed(chat, entry);
  }

  /** The customer opens the chat. */
  openChat(chat: Chat): void {
    for (const { sent } of chat.entries) {
      if (sent?.status === 'sent') this.receipts.reach(sent, 'delivered');
      if (sent?.status === 'delivered') this.receipts.reach(sent, 'read');
    }
    chat.unread = 0;
    this.watcher.changed(chat, null);
  }

  /** The business has read this message and all earlier ones. Null when it is not a message of a known chat. */
  markRead(phoneNumberId: string, wamid: string): Chat | null {
    const chat = this.people.find(waIdOfWamid(wamid) ?? '')?.chats.get(phoneNumberId);
    if (!chat) return null;
    const last = chat.entries.findIndex((entry) => entry.id === wamid);
    for (const entry of chat.entries.slice(0, last + 1)) {
      if (entry.from !== 'customer' || entry.status === 'read') continue;
      entry.status = 'read';
      this.watcher.changed(chat, entry);
    }
    return chat;
  }

  clear(): void {
    this.receipts.clear();
    this.webhooks.clear();
    this.people.clear();
    this.record.clear();
    this.inboundDelivered = 0;
  }

  private keep(chat: Chat, entry: Entry, text: string): Entry {
    addEntry(chat, entry);
    chat.lastText = text;
    chat.lastAt = entry.at;
    return entry;
  }

  private report(sent: SentMessage, receipt: Receipt): WebhookUpdate {
    const { chat, entry } = sent;
    if (receipt === 'failed') this.record.countError(sent.errorCode ?? 0);
    if (receipt === 'read' || receipt === 'failed') chat.unread = Math.max(0, chat.unread - 1);
    if (entry) {
      entry.status = receipt;
      if (sent.errorCode !== null) entry.error = { code: sent.errorCode, title: titleOf(sent.errorCode) };
    }
    const update = statusUpdate(sent, receipt, this.clock.now());
    this.webhooks.enqueue(update);
    this.watcher.reached(sent, receipt);
    this.watcher.changed(chat, entry);
    return update;
  }
}

function businessEntry(id: string, message: BusinessMessage, at: number): Entry {
  const entry: Entry = {
    id,
    from: 'business',
    at,
    status: 'sending',
    content: { type: message.type, [message.type]: message.payload },
    sent: null,
  };
  if (message.template) entry.rendered = message.template.rendered;
  if (message.quotedId !== null) entry.quotedId = message.quotedId;
  return entry;
}

/** Why the message will fail after it was accepted; null when it will arrive. */
function doomOf(chat: Chat, { type, payload, template }: BusinessMessage, windowOpen: boolean): number | null {
  if (!chat.person.onWhatsApp) return 131026;
  if (template === null && !windowOpen) return 131047;
  if (!isObject(payload)) return null;
  if (isUnreachable(textIn(payload, 'link'))) return 131053;
  return type === 'reaction' && chat.person.keepsEntries && !isReactionTarget(chat, payload) ? 131009 : null;
}

/** Nothing is fetched in the sandbox: a link on a host that can't exist, `*.invalid`, stands for one that fails. */
const isUnreachable = (link: string | undefined): boolean =>
  link !== undefined && /^https?:\/\/[^/]*\.invalid([:/]|$)/i.test(link);

function isReactionTarget(chat: Chat, payload: JsonObject): boolean {
  const target = findEntry(chat, textIn(payload, 'message_id') ?? '');
  return target !== undefined && target.content.type !== 'reaction';
}
