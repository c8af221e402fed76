import type { Finding } from '../nodes';
import { leastLength } from '../personalize';
import { sentence } from '../problems';

/** A text that WhatsApp insists on, with at most so many characters; placeholders count as nothing. */
export function requiredText(title: string, part: string, text: string, limit: number): readonly Finding[] {
  return [...missingText(title, part, text), ...tooLongText(title, part, text, limit)];
}

export function missingText(title: string, part: string, text: string): readonly Finding[] {
  if (text.trim() !== '') return [];
  return [{ code: 'send.text_missing', severity: 'error', message: sentence('send.text_missing', { title, part }) }];
}

export function tooLongText(title: string, part: string, text: string, limit: number): readonly Finding[] {
  const length = leastLength(text);
  if (length <= limit) return [];
  const message = sentence('send.text_too_long', { title, part, length, limit });
  return [{ code: 'send.text_too_long', severity: 'error', message }];
}
