import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  flowResponse,
  type EpochMs,
  type FlowResponse,
  type IncomingContent,
  type MessageId,
  type Referral,
  type SharedContact,
} from '@sendero/shared';
import type { InboundMessage, InboundUpdate, Receipt } from '../../inbound/updates';
import { cardDetails } from './card-details';
import { failureOf } from './failures';
import { pricingOf } from './pricing';

/** Marks callback data as ours; what follows is the message's id. */
const CALLBACK_PREFIX = 'm1:';

/** What a send carries so that every status of the message leads back to it, even before the send was answered. */
export function callbackData(id: MessageId): string {
  return CALLBACK_PREFIX + id;
}

/** Checks `X-Hub-Signature-256` over the bytes as they came (Meta, “Webhooks: validating payloads”). */
export function isSignedBy(appSecret: string, body: Buffer, header: string | undefined): boolean {
  if (!header?.startsWith('sha256=')) return false;
  const expected = createHmac('sha256', appSecret).update(body).digest();
  const given = Buffer.from(header.slice('sha256='.length), 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Splits one webhook into updates, in order. Whatever is not understood becomes an `unknown` update: it never fails
 * the rest of the batch.
 */
export function parseWebhook(body: unknown): readonly InboundUpdate[] {
  return list(field(body, 'entry')).flatMap((entry) =>
    list(field(entry, 'changes')).flatMap((change): readonly InboundUpdate[] => {
      const name = text(field(change, 'field')) || 'unknown';
      const value = field(change, 'value');
      return name === 'messages' ? parseMessagesField(value) : [{ type: 'unknown', field: name, payload: change }];
    }),
  );
}

function parseMessagesField(value: unknown): readonly InboundUpdate[] {
  const contacts = list(field(value, 'contacts'));
  const messages = list(field(value, 'messages')).map((item) =>
    orUnknown('messages', item, () => parseMessage(item, contacts)),
  );
  const statuses = list(field(value, 'statuses')).map((item) => orUnknown('statuses', item, () => parseStatus(item)));
  const errors = list(field(value, 'errors')).map((item): InboundUpdate => ({
    type: 'unknown',
    field: 'errors',
    payload: item,
  }));
  return [...messages, ...statuses, ...errors];
}

function orUnknown(name: string, payload: unknown, parse: () => InboundUpdate | null): InboundUpdate {
  return parse() ?? { type: 'unknown', field: name, payload };
}

function parseMessage(item: unknown, contacts: readonly unknown[]): InboundMessage | null {
  const providerId = text(field(item, 'id'));
  const type = text(field(item, 'type'));
  const waId = text(field(item, 'from')).replace(/\D/g, '') || null;
  const userId = text(field(item, 'from_user_id')) || null;
  if (!providerId || !type || (!waId && !userId) || type === 'system') return null;
  const contact = contacts.find(
    (candidate) =>
      (waId !== null && text(field(candidate, 'wa_id')) === waId) ||
      (userId !== null && text(field(candidate, 'user_id')) === userId),
  );
  const { content, shown } = parseContent(type, item);
  return {
    type: 'message',
    providerId,
    from: {
      waId,
      userId: userId ?? (text(field(contact, 'user_id')) || null),
      name: text(field(field(contact, 'profile'), 'name')).slice(0, 200),
    },
    at: timestamp(field(item, 'timestamp')),
    text: shown.slice(0, 4096),
    content,
    referral: parseReferral(field(item, 'referral')),
    quotedId: text(field(field(item, 'context'), 'id')) || null,
    opensWindow: content.type !== 'reaction' && content.type !== 'unknown',
  };
}

function parseReferral(value: unknown): Referral | null {
  const sourceId = text(field(value, 'source_id'));
  if (!sourceId) return null;
  return {
    sourceId,
    sourceType: text(field(value, 'source_type')),
    headline: text(field(value, 'headline')).slice(0, 200),
    clickId: text(field(value, 'ctwa_clid')),
  };
}

function parseContent(type: string, item: unknown): { readonly content: IncomingContent; readonly shown: string } {
  const payload = field(item, type);
  switch (type) {
    case 'text':
      return { content: { type: 'text' }, shown: text(field(payload, 'body')) };
    case 'button':
      return {
        content: { type: 'button', payload: text(field(payload, 'payload')), ofTemplate: true },
        shown: text(field(payload, 'text')),
      };
    case 'interactive':
      return parseInteractive(payload);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker': {
      const filename = text(field(payload, 'filename'));
      return {
        content: {
          type: 'media',
          kind: type,
          mediaId: text(field(payload, 'id')),
          mimeType: text(field(payload, 'mime_type')),
          ...(filename ? { filename } : {}),
        },
        shown: text(field(payload, 'caption')),
      };
    }
    case 'location': {
      const [name, address, url] = ['name', 'address', 'url'].map((part) => text(field(payload, part)));
      return {
        content: {
          type: 'location',
          latitude: Number(field(payload, 'latitude')),
          longitude: Number(field(payload, 'longitude')),
          ...(name && { name }),
          ...(address && { address }),
          ...(url && { url }),
        },
        shown: name || address || '',
      };
    }
    case 'contacts': {
      const contacts = list(payload).map(sharedContact);
      return { content: { type: 'contacts', contacts }, shown: contacts.flatMap(({ name }) => name || []).join(', ') };
    }
    case 'reaction': {
      const emoji = text(field(payload, 'emoji'));
      const quotedId = text(field(payload, 'message_id'));
      return { content: { type: 'reaction', emoji, ...(quotedId && { quotedId }) }, shown: emoji };
    }
    default:
      return { content: { type: 'unknown', providerType: type }, shown: '' };
  }
}

function parseInteractive(payload: unknown): { readonly content: IncomingContent; readonly shown: string } {
  const button = field(payload, 'button_reply');
  if (button !== undefined) {
    return { content: { type: 'button', payload: text(field(button, 'id')) }, shown: text(field(button, 'title')) };
  }
  const row = field(payload, 'list_reply');
  if (row !== undefined) {
    return { content: { type: 'listRow', rowId: text(field(row, 'id')) }, shown: text(field(row, 'title')) };
  }
  const flow = field(payload, 'nfm_reply');
  if (flow !== undefined) {
    return {
      content: { type: 'flow', response: enteredIn(text(field(flow, 'response_json'))) },
      shown: text(field(flow, 'body')),
    };
  }
  return { content: { type: 'unknown', providerType: `interactive.${text(field(payload, 'type'))}` }, shown: '' };
}

/** What was entered into a WhatsApp Flow; {} when it can't be read. The flow's token is the sender's, not an answer. */
function enteredIn(json: string): FlowResponse {
  try {
    const { flow_token: _token, ...fields } = flowResponse.parse(JSON.parse(json.replaceAll('\\u0000', '')));
    return fields;
  } catch {
    return {};
  }
}

function sharedContact(item: unknown): SharedContact {
  const name = field(item, 'name');
  return {
    name: text(field(name, 'formatted_name')) || text(field(name, 'first_name')),
    phones: list(field(item, 'phones')).flatMap((phone) => text(field(phone, 'phone')) || []),
    details: cardDetails(item),
  };
}

function parseStatus(item: unknown): Receipt | null {
  const providerId = text(field(item, 'id'));
  const status = receiptStatus(text(field(item, 'status')));
  if (!providerId || !status) return null;
  const echoed = text(field(item, 'biz_opaque_callback_data'));
  return {
    type: 'receipt',
    providerId,
    messageId: echoed.startsWith(CALLBACK_PREFIX) ? asMessageId(echoed.slice(CALLBACK_PREFIX.length)) : null,
    status,
    at: timestamp(field(item, 'timestamp')),
    failure: status === 'failed' ? parseFailure(list(field(item, 'errors'))[0]) : null,
    pricing: pricingOf(field(item, 'pricing')),
  };
}

function parseFailure(error: unknown): Receipt['failure'] {
  const code = Number(field(error, 'code') ?? -1);
  const detail = text(field(field(error, 'error_data'), 'details')) || text(field(error, 'title')) || `code ${code}`;
  return { problem: failureOf(code, 0).problem, detail };
}

function receiptStatus(status: string): Receipt['status'] | null {
  switch (status) {
    case 'sent':
    case 'delivered':
    case 'read':
    case 'failed':
      return status;
    // A voice message was listened to: more than read, and the same to us.
    case 'played':
      return 'read';
    default:
      return null;
  }
}

/** Meta sends strings of seconds; some senders use ms. */
function timestamp(value: unknown): EpochMs {
  const number = Number(value);
  // Later than this there is no date.
  if (!(number > 0 && number <= LAST_MS)) return 0;
  return number > 100_000_000_000 ? number : number * 1000;
}

const LAST_MS = 8_640_000_000_000_000;

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : '';
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Converts: callback data that is not one of our ids is treated as absent. */
function asMessageId(value: string): MessageId | null {
  return UUID.test(value) ? (value as MessageId) : null;
}
