import type { ChatEntry, RenderedTemplate } from '../../../src/control-api';
import { isRecord, list, number, record, text, type Json } from './wire-value';

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

/** What one message shows, whichever way it travelled: the wire has a dozen shapes for these. */
export type MessageView =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'media'; readonly media: Media; readonly caption: string }
  | { readonly type: 'location'; readonly place: Place }
  | { readonly type: 'contacts'; readonly cards: readonly ContactCard[] }
  | { readonly type: 'reaction'; readonly emoji: string; readonly messageId: string }
  | { readonly type: 'card'; readonly card: Card }
  /** The customer tapped a button or a row. */
  | { readonly type: 'choice'; readonly id: string; readonly title: string; readonly description: string }
  | { readonly type: 'unsupported'; readonly what: string };

export interface Media {
  readonly kind: MediaKind;
  /** A web address, or where the sandbox keeps the file; null when there is neither. */
  readonly link: string | null;
  readonly filename: string;
  readonly voice: boolean;
}

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string;
  readonly address: string;
}

export interface ContactCard {
  readonly name: string;
  readonly organization: string;
  readonly phones: readonly string[];
}

/** A message with parts: a template, or an interactive message. */
export interface Card {
  readonly header: CardHeader | null;
  readonly body: string;
  readonly footer: string;
  readonly actions: readonly CardAction[];
}

export type CardHeader =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'media'; readonly media: Media }
  | { readonly type: 'location'; readonly place: Place };

export type CardAction =
  /** `id` is what a tap sends. */
  | { readonly type: 'reply'; readonly id: string; readonly title: string }
  | { readonly type: 'list'; readonly title: string; readonly sections: readonly ListSection[] }
  | { readonly type: 'link'; readonly title: string; readonly url: string }
  | { readonly type: 'call'; readonly title: string }
  | { readonly type: 'copy'; readonly title: string; readonly code: string }
  | { readonly type: 'shareLocation'; readonly title: string }
  /** `given` is what the form was handed to show. */
  | {
      readonly type: 'form';
      readonly title: string;
      readonly given: readonly { readonly field: string; readonly value: string }[];
    };

export interface ListSection {
  readonly title: string;
  readonly rows: readonly { readonly id: string; readonly title: string; readonly description: string }[];
}

/** Reads a bubble's wire content. Never throws: what it does not know becomes `unsupported`. */
export function messageView({ content, rendered }: ChatEntry): MessageView {
  const payload = record(content[content.type]);
  switch (content.type) {
    case 'text':
      return { type: 'text', text: text(payload['body']) };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return { type: 'media', media: media(content.type, payload), caption: text(payload['caption']) };
    case 'location':
      return { type: 'location', place: place(payload) };
    case 'contacts':
      return { type: 'contacts', cards: list(content['contacts']).map(contactCard) };
    case 'reaction':
      return { type: 'reaction', emoji: text(payload['emoji']), messageId: text(payload['message_id']) };
    case 'template':
      return { type: 'card', card: templateCard(payload, rendered) };
    case 'interactive':
      return interactiveView(payload);
    case 'button':
      return choice(text(payload['payload']), text(payload['text']), '');
    default:
      return { type: 'unsupported', what: content.type };
  }
}

function media(kind: MediaKind, payload: Json): Media {
  const link = text(payload['link']) || text(payload['url']);
  const id = text(payload['id']);
  const kept = id === '' ? null : `api/media/${encodeURIComponent(id)}`;
  return {
    kind,
    link: /^(https?|data|blob):/i.test(link) ? link : kept,
    filename: text(payload['filename']) || (kind === 'document' ? lastSegment(link) : ''),
    voice: payload['voice'] === true,
  };
}

function lastSegment(link: string): string {
  return link.split(/[?#]/)[0]?.split('/').filter(Boolean).slice(2).at(-1) ?? '';
}

function place(payload: Json): Place {
  return {
    latitude: number(payload['latitude']),
    longitude: number(payload['longitude']),
    name: text(payload['name']),
    address: text(payload['address']),
  };
}

function contactCard(card: Json): ContactCard {
  return {
    name: text(record(card['name'])['formatted_name']) || 'Contact',
    organization: text(record(card['org'])['company']),
    phones: list(card['phones']).map((phone) => text(phone['phone']) || text(phone['wa_id'])),
  };
}

function choice(id: string, title: string, description: string): MessageView {
  return { type: 'choice', id, title: title || id, description };
}

function templateCard(payload: Json, rendered: RenderedTemplate | undefined): Card {
  if (rendered === undefined) {
    return { header: null, body: `Template “${text(payload['name'])}”`, footer: '', actions: [] };
  }
  return {
    header: templateHeader(payload, rendered.header),
    body: rendered.body,
    footer: rendered.footer ?? '',
    actions: rendered.buttons.map(templateAction),
  };
}

function templateHeader(payload: Json, header: RenderedTemplate['header']): CardHeader | null {
  if (header === undefined) return null;
  const component = list(payload['components']).find((part) => text(part['type']).toLowerCase() === 'header');
  const parameter = list(component?.['parameters'])[0] ?? {};
  switch (header.format) {
    case 'TEXT':
      return { type: 'text', text: header.text ?? '' };
    case 'LOCATION':
      return { type: 'location', place: place(record(parameter['location'])) };
    case 'IMAGE':
    case 'VIDEO':
    case 'DOCUMENT': {
      const kind = header.format === 'IMAGE' ? 'image' : header.format === 'VIDEO' ? 'video' : 'document';
      const sent = record(parameter[kind]);
      return { type: 'media', media: media(kind, header.link === undefined ? sent : { ...sent, link: header.link }) };
    }
  }
}

function templateAction(button: RenderedTemplate['buttons'][number]): CardAction {
  const title = button.text;
  switch (button.type.toUpperCase()) {
    case 'URL':
      return { type: 'link', title, url: button.url ?? '' };
    case 'PHONE_NUMBER':
      return { type: 'call', title };
    case 'COPY_CODE':
    case 'OTP':
      return { type: 'copy', title, code: button.payload ?? '' };
    case 'FLOW':
      return { type: 'form', title, given: [] };
    default:
      return { type: 'reply', id: button.payload ?? title, title };
  }
}

function interactiveView(payload: Json): MessageView {
  const button = record(payload['button_reply']);
  const row = record(payload['list_reply']);
  switch (payload['type']) {
    case 'button_reply':
      return choice(text(button['id']), text(button['title']), '');
    case 'list_reply':
      return choice(text(row['id']), text(row['title']), text(row['description']));
    case 'nfm_reply':
      return choice('form', 'Form sent', enteredText(text(record(payload['nfm_reply'])['response_json'])));
    default:
      return {
        type: 'card',
        card: {
          header: interactiveHeader(payload['header']),
          body: text(record(payload['body'])['text']),
          footer: text(record(payload['footer'])['text']),
          actions: interactiveActions(text(payload['type']), record(payload['action'])),
        },
      };
  }
}

/** What was entered into a form, a line for each field; the token is not the customer's. */
function enteredText(json: string): string {
  try {
    return Object.entries(record(JSON.parse(json)))
      .filter(([field]) => field !== 'flow_token')
      .map(([field, value]) => `${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join('\n');
  } catch {
    return '';
  }
}

function interactiveHeader(header: unknown): CardHeader | null {
  if (!isRecord(header)) return null;
  const kind = header['type'];
  if (kind === 'text') return { type: 'text', text: text(header['text']) };
  if (kind === 'image' || kind === 'video' || kind === 'document') {
    return { type: 'media', media: media(kind, record(header[kind])) };
  }
  return null;
}

function interactiveActions(kind: string, action: Json): readonly CardAction[] {
  const parameters = record(action['parameters']);
  switch (kind) {
    case 'button':
      return list(action['buttons']).map(({ reply }) => ({
        type: 'reply',
        id: text(record(reply)['id']),
        title: text(record(reply)['title']),
      }));
    case 'list':
      return [
        { type: 'list', title: text(action['button']) || 'Choose', sections: list(action['sections']).map(section) },
      ];
    case 'cta_url':
      return [{ type: 'link', title: text(parameters['display_text']), url: text(parameters['url']) }];
    case 'location_request_message':
      return [{ type: 'shareLocation', title: 'Send location' }];
    case 'flow':
      return [
        {
          type: 'form',
          title: text(parameters['flow_cta']) || 'Open form',
          given: Object.entries(record(record(parameters['flow_action_payload'])['data'])).map(([field, value]) => ({
            field,
            value: text(value),
          })),
        },
      ];
    default:
      return [];
  }
}

function section(value: Json): ListSection {
  return {
    title: text(value['title']),
    rows: list(value['rows']).map((row) => ({
      id: text(row['id']),
      title: text(row['title']),
      description: text(row['description']),
    })),
  };
}
