import { createHash } from 'node:crypto';
import type { CustomerMessage } from '../control-api';
import { isObject, objectIn, objectsIn, textIn, type JsonObject } from '../json';
import { findEntry, type Chat, type Entry } from '../network/people';
import type { InboundContent } from '../network/phone-network';
import { stableHash } from '../stable-hash';
import { badRequest, ControlError } from './control-error';

export interface CustomerWrites {
  readonly content: InboundContent;
  readonly context: { readonly id: string } | null;
}

/** Turns what a person does on the phone into what goes over the wire. Throws a `ControlError`. */
export function customerWrites(chat: Chat, body: unknown): CustomerWrites {
  const message = readCustomerMessage(body);
  switch (message.type) {
    case 'text':
      return {
        content: { type: 'text', text: { body: message.text } },
        context: message.quotedId === undefined ? null : { id: message.quotedId },
      };
    case 'tap': {
      const entry = entryOf(chat, message.messageId);
      const content = tapped(entry, (choice) => choice.id === message.id);
      if (!content) throw new ControlError(400, 'message.no_such_choice', 'This message has no such button or row.');
      return { content, context: { id: message.messageId } };
    }
    case 'image':
    case 'document':
    case 'audio':
    case 'video':
    case 'sticker':
      return { content: { type: message.type, [message.type]: mediaPayload(message) }, context: null };
    case 'location': {
      const { latitude, longitude, name, messageId } = message;
      const asked = messageId === undefined ? lastOfBusiness(chat) : entryOf(chat, messageId);
      const context = asked !== undefined && asksForLocation(asked.content) ? { id: asked.id } : null;
      return {
        content: { type: 'location', location: { latitude, longitude, ...(name === undefined ? {} : { name }) } },
        context,
      };
    }
    case 'reaction': {
      const { messageId, emoji } = message;
      const { id } = entryOf(chat, messageId);
      return {
        content: { type: 'reaction', reaction: { message_id: id, ...(emoji === '' ? {} : { emoji }) } },
        context: null,
      };
    }
    case 'contacts':
      return { content: { type: 'contacts', contacts: [cardOf(message)] }, context: null };
    case 'form': {
      const { content } = entryOf(chat, message.messageId);
      const token = flowTokenOf(content);
      if (token === null) throw new ControlError(400, 'message.no_form', 'This message has no form to send.');
      const reply = {
        name: 'flow',
        body: 'Sent',
        response_json: JSON.stringify({ ...message.response, flow_token: token }),
      };
      return {
        content: { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: reply } },
        context: { id: message.messageId },
      };
    }
  }
}

function entryOf(chat: Chat, messageId: string): Entry {
  const entry = findEntry(chat, messageId);
  if (!entry) throw new ControlError(404, 'message.unknown', 'This message is not in the chat.');
  return entry;
}

const lastOfBusiness = (chat: Chat): Entry | undefined => chat.entries.findLast((entry) => entry.from === 'business');

/** What a form brings back with its answer, which a sender that names none gets as “unused”; null where there is no form. */
function flowTokenOf(content: JsonObject): string | null {
  const interactive = objectIn(content, 'interactive');
  if (textIn(interactive, 'type') === 'flow') {
    return textIn(objectIn(objectIn(interactive, 'action'), 'parameters'), 'flow_token') ?? 'unused';
  }
  const button = objectsIn(objectIn(content, 'template'), 'components').find(
    (component) => textIn(component, 'sub_type')?.toLowerCase() === 'flow',
  );
  if (!button) return null;
  return textIn(objectIn(objectsIn(button, 'parameters')[0], 'action'), 'flow_token') ?? 'unused';
}

function cardOf({ name, phone }: Extract<CustomerMessage, { type: 'contacts' }>): JsonObject {
  const [first = name, ...rest] = name.split(' ');
  return {
    name: { formatted_name: name, first_name: first, ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}) },
    phones: [{ phone, wa_id: phone.replace(/\D/g, ''), type: 'CELL' }],
  };
}

interface Choice {
  readonly id: string;
  readonly title: string;
}

/** The reply that a tap on one of a message's buttons or rows sends; null when none fits. */
export function tapped(
  entry: Pick<Entry, 'content' | 'rendered'>,
  fits: (choice: Choice) => boolean,
): InboundContent | null {
  for (const button of entry.rendered?.buttons ?? []) {
    const payload = button.payload ?? button.text;
    if (button.type !== 'QUICK_REPLY') continue;
    if (fits({ id: payload, title: button.text }) || fits({ id: button.text, title: button.text })) {
      return { type: 'button', button: { payload, text: button.text } };
    }
  }
  const action = objectIn(objectIn(entry.content, 'interactive'), 'action');
  const reply = objectsIn(action, 'buttons')
    .map((button) => objectIn(button, 'reply'))
    .find(fitting(fits));
  if (reply) return { type: 'interactive', interactive: { type: 'button_reply', button_reply: choiceOf(reply) } };
  const row = objectsIn(action, 'sections')
    .flatMap((section) => objectsIn(section, 'rows'))
    .find(fitting(fits));
  if (!row) return null;
  const description = textIn(row, 'description');
  const listReply = { ...choiceOf(row), ...(description === undefined ? {} : { description }) };
  return { type: 'interactive', interactive: { type: 'list_reply', list_reply: listReply } };
}

const choiceOf = (choice: JsonObject): Choice => ({
  id: textIn(choice, 'id') ?? '',
  title: textIn(choice, 'title') ?? '',
});

const fitting =
  (fits: (choice: Choice) => boolean) =>
  (choice: JsonObject | undefined): boolean =>
    choice !== undefined && fits(choiceOf(choice));

const asksForLocation = (content: JsonObject): boolean =>
  textIn(objectIn(content, 'interactive'), 'type') === 'location_request_message';

const MIME_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
  txt: 'text/plain',
  mp4: 'video/mp4',
  ogg: 'audio/ogg; codecs=opus',
  mp3: 'audio/mpeg',
  webp: 'image/webp',
};
const DEFAULT_MIME = {
  image: 'image/jpeg',
  document: 'application/pdf',
  audio: 'audio/ogg; codecs=opus',
  video: 'video/mp4',
  sticker: 'image/webp',
};

function mediaPayload({ type, link, caption }: Extract<CustomerMessage, { link: string }>): JsonObject {
  const filename = link.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
  const extension = filename.split('.').at(-1)?.toLowerCase() ?? '';
  return {
    ...(caption === undefined ? {} : { caption }),
    ...(type === 'document' ? { filename: filename || 'document' } : {}),
    ...(type === 'audio' ? { voice: true } : {}),
    ...(type === 'sticker' ? { animated: false } : {}),
    mime_type: MIME_TYPES[extension] ?? DEFAULT_MIME[type],
    sha256: createHash('sha256').update(link).digest('base64'),
    id: String(10_000_000_000 + stableHash(link)),
    url: link,
  };
}

function readCustomerMessage(body: unknown): CustomerMessage {
  if (!isObject(body)) throw badRequest('Send a JSON object.');
  const required = (key: string): string => {
    const text = textIn(body, key);
    if (!text) throw badRequest(`“${key}” is missing.`);
    return text;
  };
  const optional = <Key extends string>(key: Key): { readonly [K in Key]?: string } => {
    const text = textIn(body, key);
    return text === undefined ? {} : ({ [key]: text } as { [K in Key]: string });
  };
  const type = required('type');
  switch (type) {
    case 'text':
      return { type, text: required('text'), ...optional('quotedId') };
    case 'tap':
      return { type, messageId: required('messageId'), id: required('id') };
    case 'image':
    case 'document':
    case 'audio':
    case 'video':
    case 'sticker':
      return { type, link: required('link'), ...optional('caption') };
    case 'contacts':
      return { type, name: required('name'), phone: required('phone') };
    case 'reaction':
      return { type, messageId: required('messageId'), emoji: textIn(body, 'emoji') ?? '' };
    case 'form': {
      const response = objectIn(body, 'response');
      if (!response) throw badRequest('“response” is missing.');
      return { type, messageId: required('messageId'), response };
    }
    case 'location': {
      const [latitude, longitude] = [Number(body['latitude']), Number(body['longitude'])];
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
        throw badRequest('Give a latitude and a longitude in degrees.');
      return { type, latitude, longitude, ...optional('name'), ...optional('messageId') };
    }
    default:
      throw badRequest(`A customer can't send “${type}”.`);
  }
}
