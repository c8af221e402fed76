import type { ContactCard } from '../message-kinds';
import type { Finding } from '../nodes';
import { incomplete } from './incomplete';
import { missingText } from './text-findings';

/** What keeps cards of an address book from being sent. */
export function contactCardFindings(cards: readonly ContactCard[], title: string): readonly Finding[] {
  if (cards.length === 0) return [incomplete(title, 'it has no contact card. Add one.')];
  return cards.flatMap(({ firstName, phone, email, url }, index) => {
    const card = cards.length > 1 ? `contact card ${index + 1}` : 'the contact card';
    return [
      ...missingText(title, `first name on ${card}`, firstName),
      ...unlike(phone, /^\+?[\d\s().-]{5,}$/, `the number on ${card} is no phone number.`, title),
      ...unlike(email, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, `the e-mail address on ${card} is none.`, title),
      ...unlike(url, /^https?:\/\/[^\s]+\.[^\s]+$/i, `the web address on ${card} must begin with https://.`, title),
    ];
  });
}

/** A text that is there, is known beforehand, and does not look as it must. */
function unlike(text: string, looks: RegExp, detail: string, title: string): readonly Finding[] {
  const isFine = text.trim() === '' || /\{[{%]/.test(text) || looks.test(text.trim());
  return isFine ? [] : [incomplete(title, detail)];
}
