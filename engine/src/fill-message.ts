import { degreesIn, personalize, unreachable } from '@sendero/shared';
import type {
  ContactCard,
  MessageHeader,
  PersonalizationScope,
  SessionMessage,
  TemplateMessage,
  UnwrittenReason,
} from '@sendero/shared';

/** A message came out as one that WhatsApp would refuse, once its placeholders were filled in. */
export class Unfillable extends Error {
  constructor(readonly problem: UnwrittenReason) {
    super(problem);
  }
}

/**
 * A message with every placeholder filled in.
 *
 * @throws Unfillable when a part that WhatsApp insists on comes out empty or unusable
 * @throws Error when a placeholder can't be filled in
 */
export function fillMessage(message: SessionMessage, scope: PersonalizationScope): SessionMessage {
  const filled = (text: string) => personalize(text, scope);
  const required = (text: string) => requiredIn(text, scope);
  switch (message.type) {
    case 'text':
      return { ...message, text: required(message.text) };
    case 'image':
    case 'video':
      return { ...message, link: required(message.link), caption: filled(message.caption) };
    case 'document':
      return {
        ...message,
        link: required(message.link),
        filename: filled(message.filename),
        caption: filled(message.caption),
      };
    case 'audio':
    case 'sticker':
      return { ...message, link: required(message.link) };
    case 'location':
      return {
        ...message,
        latitude: degrees(required(message.latitude), 90),
        longitude: degrees(required(message.longitude), 180),
        name: filled(message.name),
        address: filled(message.address),
      };
    case 'contacts':
      return { ...message, contacts: message.contacts.map((card) => fillCard(card, scope)) };
    case 'buttons': {
      const { header, ...rest } = message;
      return {
        ...rest,
        ...fillHeader(header, scope),
        ...fillBody(message, scope),
        buttons: message.buttons.map((button) => ({ ...button, title: required(button.title) })),
      };
    }
    case 'list': {
      const { header, ...rest } = message;
      return {
        ...rest,
        ...fillTextHeader(header, scope),
        ...fillBody(message, scope),
        button: required(message.button),
        sections: message.sections.map((section) => ({
          title: filled(section.title),
          rows: section.rows.map((row) => ({
            ...row,
            title: required(row.title),
            description: filled(row.description),
          })),
        })),
      };
    }
    case 'linkButton': {
      const { header, ...rest } = message;
      return {
        ...rest,
        ...fillHeader(header, scope),
        ...fillBody(message, scope),
        button: required(message.button),
        url: required(message.url),
      };
    }
    case 'locationRequest':
      return { ...message, body: required(message.body) };
    case 'flow': {
      const { header, ...rest } = message;
      return {
        ...rest,
        ...fillTextHeader(header, scope),
        ...fillBody(message, scope),
        button: required(message.button),
        flowId: required(message.flowId),
        screen: message.opens === 'screen' ? required(message.screen) : '',
        data: message.data.map(({ name, text }) => ({ name, text: filled(text) })),
      };
    }
    default:
      return unreachable(message);
  }
}

/**
 * WhatsApp refuses a template of which any value is empty.
 *
 * @throws Unfillable and Error as `fillMessage` does
 */
export function fillTemplate(template: TemplateMessage, scope: PersonalizationScope): TemplateMessage {
  const required = (text: string) => requiredIn(text, scope);
  return {
    ...template,
    header: template.header.map(required),
    headerLink: template.headerLink === '' ? '' : required(template.headerLink),
    body: template.body.map(required),
    buttons: Object.fromEntries(
      Object.entries(template.buttons).map(([position, value]) => [position, required(value)]),
    ),
  };
}

function requiredIn(text: string, scope: PersonalizationScope): string {
  const filled = personalize(text, scope);
  if (filled.trim() === '') throw new Unfillable('message.text_empty');
  return filled;
}

function degrees(text: string, limit: 90 | 180): string {
  const found = degreesIn(text, limit);
  if (found === null) throw new Unfillable('message.place_unreadable');
  return String(found);
}

function fillCard(card: ContactCard, scope: PersonalizationScope): ContactCard {
  const filled = (text: string) => personalize(text, scope);
  return {
    ...card,
    firstName: requiredIn(card.firstName, scope),
    lastName: filled(card.lastName),
    company: filled(card.company),
    phone: filled(card.phone),
    email: filled(card.email),
    url: filled(card.url),
  };
}

/** What stands between the header and the buttons of a message. */
function fillBody({ body, footer }: { readonly body: string; readonly footer: string }, scope: PersonalizationScope) {
  return { body: requiredIn(body, scope), footer: personalize(footer, scope) };
}

function fillHeader(
  header: MessageHeader | undefined,
  scope: PersonalizationScope,
): { readonly header?: MessageHeader } {
  if (!header || 'text' in header) return fillTextHeader(header, scope);
  return {
    header: {
      ...header,
      link: requiredIn(header.link, scope),
      filename: personalize(header.filename, scope),
    },
  };
}

/** A header that comes out empty is left out: WhatsApp refuses an empty one. */
function fillTextHeader(header: { readonly text: string } | undefined, scope: PersonalizationScope) {
  const text = header ? personalize(header.text, scope) : '';
  return text.trim() === '' ? {} : { header: { text } };
}
