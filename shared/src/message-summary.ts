import { contactName } from './message-kinds';
import type { IncomingContent, MediaKind, SentContent, SessionMessage } from './messages';
import { unreachable } from './unreachable';

const mediaNames: Readonly<Record<MediaKind, string>> = {
  image: 'Picture',
  video: 'Video',
  audio: 'Sound',
  document: 'Document',
  sticker: 'Sticker',
};

/** What stands for a message on one line: its text, or what it is when it has none. `text` is what a person reads of it. */
export function messageSummary(text: string, content: IncomingContent | SentContent): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200) || nameOf(content);
}

function nameOf(content: IncomingContent | SentContent): string {
  switch (content.type) {
    case 'media':
      return content.filename ?? mediaNames[content.kind];
    case 'location':
      return 'Location';
    case 'contacts':
      return 'Contact card';
    case 'flow':
      return 'Form';
    case 'reaction':
      return content.emoji ? `Reacted ${content.emoji}` : 'Took a reaction back';
    case 'session':
      return nameOfSession(content.message);
    case 'template':
      return content.template.name;
    case 'text':
    case 'button':
    case 'listRow':
    case 'unknown':
      return 'Message';
    default:
      return unreachable(content);
  }
}

function nameOfSession(message: SessionMessage): string {
  switch (message.type) {
    case 'image':
    case 'video':
    case 'audio':
    case 'sticker':
      return mediaNames[message.type];
    case 'document':
      return message.filename || mediaNames.document;
    case 'location':
      return 'Location';
    case 'contacts':
      return message.contacts.map(contactName).join(', ') || 'Contact card';
    case 'text':
    case 'buttons':
    case 'list':
    case 'linkButton':
    case 'locationRequest':
    case 'flow':
      return 'Message';
    default:
      return unreachable(message);
  }
}
