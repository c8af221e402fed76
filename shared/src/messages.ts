import { z } from 'zod';
import type { EpochMs, MessageId } from './ids';
import {
  audioMessage,
  contactsMessage,
  flowMessage,
  linkButtonMessage,
  locationMessage,
  locationRequestMessage,
  messageHeader,
  stickerMessage,
  textHeader,
  videoMessage,
  type MessageHeader,
} from './message-kinds';
import type { TrackedLink } from './tracked-links';
import { unreachable } from './unreachable';

/** Meta's limits in characters unless said otherwise (Cloud API, “Messages” reference). */
export const MESSAGE_LIMITS = {
  text: 4096,
  caption: 1024,
  interactiveBody: 1024,
  listBody: 4096,
  header: 60,
  footer: 60,
  buttonTitle: 20,
  buttons: 3,
  listButton: 20,
  listRows: 10,
  rowTitle: 24,
  rowDescription: 72,
  sectionTitle: 24,
  linkButton: 20,
  /** Meta's current text says 30, older ones 20; the smaller fits everywhere. */
  flowButton: 20,
  contacts: 257,
} as const;

/** Names a reply button or list row inside a journey; what the provider echoes when it is tapped. */
const choiceId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

/**
 * A free-form message, allowed only while the service window is open. Texts may hold `{{ contact.name }}`-like
 * placeholders until the engine fills them in. Lengths are judged by `checkJourney` so that a draft can be saved
 * half-finished.
 *
 * @example { "type": "buttons", "body": "Shall we go on?", "buttons": [{ "id": "yes", "title": "Yes" }] }
 */
export const sessionMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), previewUrl: z.boolean().default(false) }).readonly(),
  z.object({ type: z.literal('image'), link: z.string(), caption: z.string().default('') }).readonly(),
  z
    .object({
      type: z.literal('document'),
      link: z.string(),
      filename: z.string().default(''),
      caption: z.string().default(''),
    })
    .readonly(),
  z
    .object({
      type: z.literal('buttons'),
      header: messageHeader.optional(),
      body: z.string(),
      footer: z.string().default(''),
      buttons: z.array(z.object({ id: choiceId, title: z.string() }).readonly()).readonly(),
    })
    .readonly(),
  z
    .object({
      type: z.literal('list'),
      header: textHeader.optional(),
      body: z.string(),
      footer: z.string().default(''),
      button: z.string(),
      sections: z
        .array(
          z
            .object({
              title: z.string().default(''),
              rows: z
                .array(z.object({ id: choiceId, title: z.string(), description: z.string().default('') }).readonly())
                .readonly(),
            })
            .readonly(),
        )
        .readonly(),
    })
    .readonly(),
  videoMessage,
  audioMessage,
  stickerMessage,
  locationMessage,
  contactsMessage,
  linkButtonMessage,
  locationRequestMessage,
  flowMessage,
]);
export type SessionMessage = z.infer<typeof sessionMessage>;
export type SessionMessageType = SessionMessage['type'];

/**
 * A template with a value for each of its variables. `body` and `header` are in the order of the template's
 * placeholders; `buttons` gives the value for a button by its position. Values may hold placeholders of ours.
 *
 * @example { "name": "order_shipped", "language": "en_US", "header": [], "body": ["{{ contact.name }}", "A-5521"], "buttons": {} }
 */
export const templateMessage = z
  .object({
    name: z.string(),
    language: z.string(),
    header: z.array(z.string()).readonly().default([]),
    /** A public link for an image, video or document header. */
    headerLink: z.string().default(''),
    body: z.array(z.string()).readonly().default([]),
    buttons: z.record(z.string(), z.string()).default({}),
  })
  .readonly();
export type TemplateMessage = z.infer<typeof templateMessage>;

/** Every text of a message that may hold placeholders, in the order in which a person reads them; '' is left out. */
export function textsOfMessage(message: SessionMessage): readonly string[] {
  return everyTextOfMessage(message).filter((text) => text !== '');
}

function everyTextOfMessage(message: SessionMessage): readonly string[] {
  switch (message.type) {
    case 'text':
      return [message.text];
    case 'image':
    case 'video':
      return [message.link, message.caption];
    case 'document':
      return [message.link, message.filename, message.caption];
    case 'audio':
    case 'sticker':
      return [message.link];
    case 'location':
      return [message.latitude, message.longitude, message.name, message.address];
    case 'contacts':
      return message.contacts.flatMap((card) => [
        card.firstName,
        card.lastName,
        card.company,
        card.phone,
        card.email,
        card.url,
      ]);
    case 'buttons': {
      const { header, body, footer, buttons } = message;
      return [...textsOfHeader(header), body, footer, ...buttons.map(({ title }) => title)];
    }
    case 'linkButton': {
      const { header, body, footer, button, url } = message;
      return [...textsOfHeader(header), body, footer, button, url];
    }
    case 'locationRequest':
      return [message.body];
    case 'flow': {
      const { header, body, footer, button, flowId, screen, data } = message;
      return [...textsOfHeader(header), body, footer, button, flowId, screen, ...data.map(({ text }) => text)];
    }
    case 'list': {
      const { header, body, footer, button, sections } = message;
      const rows = sections.flatMap((section) => [
        section.title,
        ...section.rows.flatMap(({ title, description }) => [title, description]),
      ]);
      return [header?.text ?? '', body, footer, button, ...rows];
    }
    default:
      return unreachable(message);
  }
}

function textsOfHeader(header: MessageHeader | undefined): readonly string[] {
  if (!header) return [];
  return 'text' in header ? [header.text] : [header.link, header.filename];
}

/** Every value given to a template that may hold placeholders; '' is left out. */
export function textsOfTemplate({ header, headerLink, body, buttons }: TemplateMessage): readonly string[] {
  return [...header, headerLink, ...body, ...Object.values(buttons)].filter((text) => text !== '');
}

/** What goes out, with every placeholder filled in. `links` are those of it whose clicks are counted. */
export type OutgoingContent =
  | {
      readonly type: 'session';
      readonly message: SessionMessage;
      readonly links?: readonly TrackedLink[];
      /** The provider's name for a file that was uploaded; it goes out in place of the message's link. */
      readonly mediaId?: string;
      /** The provider's id of the message that is answered. */
      readonly quotedId?: string;
    }
  | { readonly type: 'template'; readonly template: TemplateMessage; readonly links?: readonly TrackedLink[] };

/** An emoji on a message; '' takes it back. `quotedId` is the provider's id of that message. */
export interface Reaction {
  readonly type: 'reaction';
  readonly emoji: string;
  readonly quotedId: string;
}

/** What can be sent: what journeys send, and what only people do. */
export type SentContent = OutgoingContent | Reaction;

/** What a contact sent, whatever the provider; `text` is what a person would read, '' if there is nothing to read. */
export interface IncomingMessage {
  readonly id: MessageId;
  readonly at: EpochMs;
  readonly text: string;
  readonly content: IncomingContent;
  /** The ad or post that led the person here; only their first message after it says so. */
  readonly referral?: Referral;
}

/** An ad or post that leads to WhatsApp. */
export interface Referral {
  readonly sourceId: string;
  readonly sourceType: string;
  readonly headline: string;
  /** Names the click, for reports to Meta; '' when WhatsApp did not say it. */
  readonly clickId: string;
}

/** What a customer can send as a file. */
export const mediaKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof mediaKinds)[number];

export type IncomingContent =
  | { readonly type: 'text' }
  /** A tap on a reply button, or on a template's quick reply (`ofTemplate`). */
  | { readonly type: 'button'; readonly payload: string; readonly ofTemplate?: true }
  | { readonly type: 'listRow'; readonly rowId: string }
  | {
      readonly type: 'media';
      readonly kind: MediaKind;
      readonly mediaId: string;
      readonly mimeType: string;
      readonly filename?: string;
    }
  | {
      readonly type: 'location';
      readonly latitude: number;
      readonly longitude: number;
      /** What WhatsApp says of the place, as far as it does. */
      readonly name?: string;
      readonly address?: string;
      readonly url?: string;
    }
  /** `contacts` is missing from messages that came in before it was read. */
  | { readonly type: 'contacts'; readonly contacts?: readonly SharedContact[] }
  /** A WhatsApp Flow that was filled in; `response` has what was entered, by the names of its fields. */
  | { readonly type: 'flow'; readonly response: FlowResponse }
  /** `quotedId` is the provider's id of the message that it is about; missing from reactions that came before it was read. */
  | { readonly type: 'reaction'; readonly emoji: string; readonly quotedId?: string }
  /** Kept and shown, but no rule or case can match it. */
  | { readonly type: 'unknown'; readonly providerType: string };

/** What was entered into a WhatsApp Flow, by the names of its fields. */
export const flowResponse = z.record(z.string(), z.json()).readonly();
export type FlowResponse = z.infer<typeof flowResponse>;

/** A card of the address book that a customer sent. */
export interface SharedContact {
  readonly name: string;
  readonly phones: readonly string[];
  /** Missing from cards that came in before it was kept. */
  readonly details?: CardDetails;
}

/** All that a card says, in WhatsApp's words; what is empty is missing. */
export interface CardDetails {
  readonly birthday?: string;
  /** `formatted_name`, `first_name` and so on. */
  readonly name?: CardFields;
  readonly org?: CardFields;
  /** Each has a `type`, such as HOME, beside its own fields. */
  readonly phones?: readonly CardFields[];
  readonly emails?: readonly CardFields[];
  readonly addresses?: readonly CardFields[];
  readonly urls?: readonly CardFields[];
}
export type CardFields = Readonly<Record<string, string>>;

/** Where a message of ours stands. Ranks grow along the happy path, so receipts in any order end in the same place. */
export const messageStatuses = [
  'queued',
  'sending',
  'unknown',
  'accepted',
  'sent',
  'delivered',
  'read',
  'failed',
  'cancelled',
] as const;
export type MessageStatus = (typeof messageStatuses)[number];
