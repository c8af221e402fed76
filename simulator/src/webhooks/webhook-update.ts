import type { Channel } from '../channels';
import type { ChatEntryStatus } from '../control-api';
import { statusError } from '../graph/graph-error';
import { asciiJson } from '../json';
import { contactJson, type Chat, type Entry } from '../network/people';
import type { SentMessage } from '../network/record';

/** One thing a receiver is told: an inbound message or the new status of a message it sent. Plain JSON, ready to post. */
export interface WebhookUpdate {
  readonly kind: 'messages' | 'statuses';
  /** Updates about one customer go out in order. */
  readonly chat: Chat;
  readonly json: string;
  readonly contact: string | null;
  /** The bubble of an inbound message, while it is kept. */
  readonly entry: Entry | null;
}

export function statusUpdate(
  sent: SentMessage,
  status: Exclude<ChatEntryStatus, 'sending'>,
  now: number,
): WebhookUpdate {
  const { person } = sent.chat;
  const failed = status === 'failed';
  const parts = [
    `{"id":"${sent.wamid}","status":"${status}","timestamp":"${Math.floor(now / 1000)}","recipient_id":"${person.waId}"`,
    failed ? '' : `,"recipient_user_id":"${person.userId}"`,
    sent.callbackData === null ? '' : `,"biz_opaque_callback_data":${asciiJson(sent.callbackData)}`,
    status === 'sent' || status === 'delivered' ? `,"pricing":${sent.pricing}` : '',
    failed ? `,"errors":[${asciiJson(statusError(sent.errorCode ?? 131000))}]` : '',
    '}',
  ];
  return {
    kind: 'statuses',
    chat: sent.chat,
    json: parts.join(''),
    contact: failed ? null : contactJson(person),
    entry: null,
  };
}

export function inboundUpdate(chat: Chat, message: object, entry: Entry | null): WebhookUpdate {
  const { person } = chat;
  return { kind: 'messages', chat, json: asciiJson(message), contact: contactJson(person), entry };
}

/** The body of one POST: neighbours of one kind share a change, so that order within the POST is kept. */
export function webhookBody({ details, ownWaId }: Channel, updates: readonly WebhookUpdate[]): string {
  const metadata = asciiJson({ display_phone_number: ownWaId, phone_number_id: details.phoneNumberId });
  const changes: string[] = [];
  for (let start = 0; start < updates.length;) {
    const kind = updates[start]?.kind;
    let end = start + 1;
    while (end < updates.length && updates[end]?.kind === kind) end++;
    const group = updates.slice(start, end);
    const contacts = [...new Set(group.map((update) => update.contact).filter((contact) => contact !== null))].join();
    changes.push(
      `{"field":"messages","value":{"messaging_product":"whatsapp","metadata":${metadata}` +
        `${contacts === '' ? '' : `,"contacts":[${contacts}]`},"${kind}":[${group.map((update) => update.json).join()}]}}`,
    );
    start = end;
  }
  return `{"object":"whatsapp_business_account","entry":[{"id":"${details.wabaId}","changes":[${changes.join()}]}]}`;
}
