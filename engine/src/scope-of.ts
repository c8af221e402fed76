import type { Facts, PersonalizationScope } from '@sendero/shared';
import type { Memory } from './machine';

/** What the placeholders of a text may speak of. */
export function scopeOf(
  { variables, reply }: Pick<Memory, 'variables' | 'reply'>,
  { contact }: Facts,
): PersonalizationScope {
  const { id, name, phone, language, attributes, tags } = contact;
  return { contact: { id, name, phone, language, attributes, tags }, variables, reply: { text: reply } };
}
