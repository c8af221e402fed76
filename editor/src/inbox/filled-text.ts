import {
  personalize,
  placeholdersIn,
  type ContactDetail,
  type ConversationView,
  type PersonalizationScope,
} from '@sendero/shared';

/** What placeholders of a text that a person sends can speak of. */
export function scopeOfContact(
  { id, name, phone, language, attributes, tags }: ContactDetail,
  { lastMessage }: Pick<ConversationView, 'lastMessage'>,
): PersonalizationScope {
  return {
    contact: { id, name, phone, language, attributes, tags: [...tags] },
    variables: {},
    reply: { text: lastMessage?.direction === 'in' ? lastMessage.text : '' },
    event: {},
  };
}

/** A text with its placeholders filled in, and the names of those that have no value and no fallback. */
export function filledText(
  text: string,
  scope: PersonalizationScope,
): { readonly text: string; readonly missing: readonly string[] } {
  const missing = placeholdersIn(text).filter(
    ({ name, hasFallback }) => !hasFallback && personalize(`{{ ${name} }}`, scope).trim() === '',
  );
  return { text: personalize(text, scope), missing: missing.map(({ name }) => name) };
}
