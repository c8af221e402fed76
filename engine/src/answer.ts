import { unreachable, type AnswerMatch, type IncomingMessage, type JsonValue } from '@sendero/shared';
import { matchesKeyword } from './matches-keyword';
import { normalized } from './normalized';
import { numberIn } from './number-in';

/** Whether a message can be an answer at all; a reaction or something WhatsApp can't describe is none. */
export function saysSomething({ content }: IncomingMessage): boolean {
  return content.type !== 'reaction' && content.type !== 'unknown';
}

/** What a message answers when it fits, in the form in which it is kept; undefined when it does not fit. */
export function answerIn(message: IncomingMessage, match: AnswerMatch): JsonValue | undefined {
  if (!saysSomething(message)) return undefined;
  switch (match.type) {
    case 'any':
      return plainAnswer(message);
    case 'keyword':
      return matchesKeyword(message.text, match) ? message.text : undefined;
    case 'choice':
      return isChoice(message, match) ? message.text : undefined;
    case 'number': {
      const value = numberIn(message.text);
      return value !== null && value >= (match.min ?? -Infinity) && value <= (match.max ?? Infinity)
        ? value
        : undefined;
    }
    case 'email':
      return emailIn(message.text);
    case 'media':
      return message.content.type === 'media' && match.kinds.some((kind) => kind === mediaKind(message))
        ? plainAnswer(message)
        : undefined;
    case 'location':
      return message.content.type === 'location' ? plainAnswer(message) : undefined;
    default:
      return unreachable(match);
  }
}

function plainAnswer({ content, text }: IncomingMessage): JsonValue {
  switch (content.type) {
    case 'location':
      return { latitude: content.latitude, longitude: content.longitude };
    case 'media':
      return { kind: content.kind, mediaId: content.mediaId, mimeType: content.mimeType, caption: text };
    default:
      return text;
  }
}

function mediaKind({ content }: IncomingMessage): string {
  return content.type === 'media' ? content.kind : '';
}

function isChoice({ content, text }: IncomingMessage, match: Extract<AnswerMatch, { type: 'choice' }>): boolean {
  if (content.type === 'listRow') return content.rowId === match.choiceId;
  if (content.type === 'button' && content.payload === match.choiceId) return true;
  // A template's quick reply without a payload of its own echoes its title.
  const typed = content.type === 'text' || (content.type === 'button' && content.payload === text);
  return typed && match.titles.some((title) => normalized(title) === normalized(text));
}

function emailIn(text: string): string | undefined {
  const address = text.trim();
  return address.length <= 254 && /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/u.test(address)
    ? address
    : undefined;
}
