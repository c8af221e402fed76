import { unreachable, type SessionMessage, type SessionMessageType } from '@sendero/shared';

export const MESSAGE_TYPES = [
  { value: 'text', label: 'Text' },
  { value: 'buttons', label: 'Reply buttons' },
  { value: 'list', label: 'List' },
  { value: 'image', label: 'Picture' },
  { value: 'document', label: 'Document' },
] as const satisfies readonly { value: SessionMessageType; label: string }[];

/** What a person reads first in a message. */
export function bodyOf(message: SessionMessage): string {
  switch (message.type) {
    case 'text':
      return message.text;
    case 'image':
    case 'document':
      return message.caption;
    case 'buttons':
    case 'list':
      return message.body;
    default:
      return unreachable(message);
  }
}

/** A message of another type that keeps the text, and the link, header and footer where both types have them. */
export function messageOfType(type: SessionMessageType, from: SessionMessage): SessionMessage {
  const body = bodyOf(from);
  const link = 'link' in from ? from.link : '';
  const frame = {
    ...('header' in from && from.header ? { header: from.header } : {}),
    footer: 'footer' in from ? from.footer : '',
  };
  switch (type) {
    case 'text':
      return { type, text: body, previewUrl: false };
    case 'image':
      return { type, link, caption: body };
    case 'document':
      return { type, link, filename: '', caption: body };
    case 'buttons':
      return {
        type,
        ...frame,
        body,
        buttons: [
          { id: 'yes', title: 'Yes' },
          { id: 'no', title: 'No' },
        ],
      };
    case 'list':
      return {
        type,
        ...frame,
        body,
        button: 'Choose',
        sections: [{ title: '', rows: [{ id: 'first', title: 'First choice', description: '' }] }],
      };
    default:
      return unreachable(type);
  }
}
