import type { Facts, PersonalizationScope } from '@sendero/shared';
import type { Memory } from './machine';

/** What the placeholders of a text may speak of. */
export function scopeOf(
  { variables, reply, event = {} }: Pick<Memory, 'variables' | 'reply' | 'event'>,
  { contact }: Facts,
): PersonalizationScope {
  const { id, name, phone, language, attributes, tags } = contact;
  return { contact: { id, name, phone, language, attributes, tags }, variables, reply: { text: reply }, event };
}
