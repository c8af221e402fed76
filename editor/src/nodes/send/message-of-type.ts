import {
  contactName,
  unreachable,
  type ContactCard,
  type MessageHeader,
  type SessionMessage,
  type SessionMessageType,
} from '@sendero/shared';

export const MESSAGE_TYPES = [
  { value: 'text', label: 'Text' },
  { value: 'buttons', label: 'Reply buttons' },
  { value: 'list', label: 'List' },
  { value: 'image', label: 'Picture' },
  { value: 'video', label: 'Video' },
  { value: 'document', label: 'Document' },
  { value: 'audio', label: 'Audio or voice' },
  { value: 'sticker', label: 'Sticker' },
  { value: 'linkButton', label: 'Link button' },
  { value: 'location', label: 'Location' },
  { value: 'locationRequest', label: 'Request for a location' },
  { value: 'contacts', label: 'Contact cards' },
  { value: 'flow', label: 'Form (WhatsApp Flow)' },
] as const satisfies readonly { value: SessionMessageType; label: string }[];

/** A card that nothing is written on yet. */
export const BLANK_CARD: ContactCard = {
  firstName: '',
  lastName: '',
  company: '',
  phone: '',
  onWhatsApp: true,
  email: '',
  url: '',
};

/** A message in one line, for the card of its step. */
export function messageLine(message: SessionMessage): string {
  const body = bodyOf(message);
  if (body !== '') return body;
  switch (message.type) {
    case 'location':
      return message.name || 'A place on the map';
    case 'contacts':
      return message.contacts.map(contactName).filter(Boolean).join(', ') || 'Nobody on the card yet';
    case 'image':
    case 'video':
    case 'document':
    case 'audio':
    case 'sticker':
      return message.link === ''
        ? 'No file yet'
        : (MESSAGE_TYPES.find(({ value }) => value === message.type)?.label ?? '');
    case 'text':
    case 'buttons':
    case 'list':
    case 'linkButton':
    case 'locationRequest':
    case 'flow':
      return 'Nothing written yet';
    default:
      return unreachable(message);
  }
}

/** What a person reads first in a message; '' for one without a text. */
export function bodyOf(message: SessionMessage): string {
  switch (message.type) {
    case 'text':
      return message.text;
    case 'image':
    case 'video':
    case 'document':
      return message.caption;
    case 'buttons':
    case 'list':
    case 'linkButton':
    case 'locationRequest':
    case 'flow':
      return message.body;
    case 'audio':
    case 'sticker':
    case 'location':
    case 'contacts':
      return '';
    default:
      return unreachable(message);
  }
}

/** A message of another type that keeps the text, and the link, header and footer where both types have them. */
export function messageOfType(type: SessionMessageType, from: SessionMessage): SessionMessage {
  const body = bodyOf(from);
  const link = 'link' in from ? from.link : '';
  const header = 'header' in from ? from.header : undefined;
  const textHeader = header && 'text' in header ? { header } : {};
  const mediaHeader: { header?: MessageHeader } = header ? { header } : {};
  const footer = 'footer' in from ? from.footer : '';
  switch (type) {
    case 'text':
      return { type, text: body, previewUrl: false };
    case 'image':
      return { type, link, caption: body };
    case 'video':
      return { type, link, caption: body };
    case 'document':
      return { type, link, filename: '', caption: body };
    case 'audio':
      return { type, link, voice: false };
    case 'sticker':
      return { type, link };
    case 'location':
      return { type, latitude: '', longitude: '', name: '', address: '' };
    case 'contacts':
      return { type, contacts: [BLANK_CARD] };
    case 'linkButton':
      return { type, ...mediaHeader, footer, body, button: 'Open', url: '' };
    case 'locationRequest':
      return { type, body };
    case 'flow':
      return {
        type,
        ...textHeader,
        footer,
        body,
        button: 'Open',
        flowId: '',
        opens: 'screen',
        screen: '',
        data: [],
        draft: false,
      };
    case 'buttons':
      return {
        type,
        ...mediaHeader,
        footer,
        body,
        buttons: [
          { id: 'yes', title: 'Yes' },
          { id: 'no', title: 'No' },
        ],
      };
    case 'list':
      return {
        type,
        ...textHeader,
        footer,
        body,
        button: 'Choose',
        sections: [{ title: '', rows: [{ id: 'first', title: 'First choice', description: '' }] }],
      };
    default:
      return unreachable(type);
  }
}
