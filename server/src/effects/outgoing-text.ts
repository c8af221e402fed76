import {
  contactName,
  fillTemplateText,
  templateKey,
  unreachable,
  type OutgoingContent,
  type SessionMessage,
  type Template,
} from '@sendero/shared';

/** What a person reads of a message of ours, for the inbox and for search. */
export function outgoingText(content: OutgoingContent, templates: { readonly [key: string]: Template }): string {
  if (content.type === 'session') return sessionText(content.message);
  const { name, language, body } = content.template;
  const template = templates[templateKey(name, language)];
  const text = template?.components.find(({ type }) => type.toUpperCase() === 'BODY')?.text;
  return text === undefined ? name : fillTemplateText(text, body);
}

function sessionText(message: SessionMessage): string {
  switch (message.type) {
    case 'text':
      return message.text;
    case 'image':
    case 'video':
      return message.caption;
    case 'document':
      return message.caption || message.filename;
    case 'audio':
    case 'sticker':
      return '';
    case 'location':
      return message.name || message.address;
    case 'contacts':
      return message.contacts.map(contactName).join(', ');
    case 'buttons':
    case 'list':
    case 'linkButton':
    case 'locationRequest':
    case 'flow':
      return message.body;
    default:
      return unreachable(message);
  }
}
