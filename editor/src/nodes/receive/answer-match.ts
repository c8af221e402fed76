import { unreachable, type AnswerMatch } from '@sendero/shared';
import { keywordsText } from '../../inspector/keywords-text';

export const ANSWER_KINDS = [
  { value: 'keyword', label: 'A keyword' },
  { value: 'choice', label: 'A tapped button or row' },
  { value: 'number', label: 'A number' },
  { value: 'email', label: 'An e-mail address' },
  { value: 'media', label: 'A picture or file' },
  { value: 'location', label: 'A location' },
  { value: 'any', label: 'Anything' },
] as const satisfies readonly { value: AnswerMatch['type']; label: string }[];

export const MEDIA_KINDS = [
  { value: 'image', label: 'Picture' },
  { value: 'video', label: 'Video' },
  { value: 'audio', label: 'Audio' },
  { value: 'document', label: 'Document' },
] as const;

/** What a case of this kind starts with. */
export function firstMatch(type: AnswerMatch['type']): AnswerMatch {
  switch (type) {
    case 'any':
    case 'number':
    case 'email':
    case 'location':
      return { type };
    case 'keyword':
      return { type, how: 'contains', words: [] };
    case 'choice':
      return { type, choiceId: 'yes', titles: [] };
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
    case 'choice':
      return `taps “${match.titles[0] ?? match.choiceId}”`;
    case 'number':
      return numberText(match);
    case 'email':
      return 'an e-mail address';
    case 'media':
      return match.kinds.join(' or ');
    case 'location':
      return 'a location';
    default:
      return unreachable(match);
  }
}

function numberText({ min, max }: Extract<AnswerMatch, { type: 'number' }>): string {
  if (min !== undefined && max !== undefined) return `a number from ${min} to ${max}`;
  if (min !== undefined) return `a number from ${min}`;
  if (max !== undefined) return `a number up to ${max}`;
  return 'a number';
}
