import { unreachable, type AnswerMatch, type MediaKind } from '@sendero/shared';
import { keywordsText } from '../../inspector/keywords-text';

export const ANSWER_KINDS = [
  { value: 'keyword', label: 'A keyword' },
  { value: 'button', label: 'A tapped button' },
  { value: 'listRow', label: 'A row chosen from a list' },
  { value: 'choice', label: 'A tapped button or row' },
  { value: 'yesNo', label: 'A yes or a no, in any language' },
  { value: 'number', label: 'A number' },
  { value: 'date', label: 'A date' },
  { value: 'email', label: 'An e-mail address' },
  { value: 'pattern', label: 'A pattern' },
  { value: 'media', label: 'A picture or file' },
  { value: 'location', label: 'A location' },
  { value: 'contacts', label: 'A contact card' },
  { value: 'flow', label: 'A WhatsApp Flow, filled in' },
  { value: 'any', label: 'Anything' },
] as const satisfies readonly { value: AnswerMatch['type']; label: string }[];

export const MEDIA_KINDS = [
  { value: 'image', label: 'Picture' },
  { value: 'video', label: 'Video' },
  { value: 'audio', label: 'Voice or audio' },
  { value: 'document', label: 'Document' },
  { value: 'sticker', label: 'Sticker' },
] as const satisfies readonly { value: MediaKind; label: string }[];

/** What a case of this kind starts with. */
export function firstMatch(type: AnswerMatch['type']): AnswerMatch {
  switch (type) {
    case 'any':
    case 'number':
    case 'email':
    case 'location':
    case 'contacts':
    case 'flow':
      return { type };
    case 'keyword':
      return { type, how: 'contains', words: [] };
    case 'pattern':
      return { type, pattern: '' };
    case 'choice':
    case 'button':
    case 'listRow':
      return { type, choiceId: 'yes', titles: [] };
    case 'yesNo':
      return { type, value: 'yes' };
    case 'date':
      return { type, order: 'byLanguage' };
    case 'media':
      return { type, kinds: ['image'] };
    default:
      return unreachable(type);
  }
}

/** Such as contains “yes”. */
export function answerMatchText(match: AnswerMatch): string {
  switch (match.type) {
    case 'any':
      return 'anything';
    case 'keyword':
      return keywordsText(match);
    case 'pattern':
      return match.pattern ? `the pattern ${match.pattern}` : 'a pattern';
    case 'choice':
    case 'button':
      return `taps “${match.titles[0] ?? match.choiceId}”`;
    case 'listRow':
      return `chooses “${match.titles[0] ?? match.choiceId}”`;
    case 'yesNo':
      return `a ${match.value}`;
    case 'number':
      return rangeText('a number', match.min, match.max);
    case 'date':
      return rangeText('a date', match.min, match.max);
    case 'email':
      return 'an e-mail address';
    case 'media':
      return match.kinds.join(' or ');
    case 'location':
      return 'a location';
    case 'contacts':
      return 'a contact card';
    case 'flow':
      return 'a filled-in flow';
    default:
      return unreachable(match);
  }
}

function rangeText(what: string, min: number | string | undefined, max: number | string | undefined): string {
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}`;
  if (min !== undefined) return `${what} from ${min}`;
  if (max !== undefined) return `${what} up to ${max}`;
  return what;
}
