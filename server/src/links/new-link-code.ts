import { randomBytes } from 'node:crypto';

/** Letters and digits that are not mistaken for each other, and that no phone takes for the end of a link. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 20;

/** What a code looks like. */
export const LINK_CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** A fresh code for a tracked link: 100 bits of chance, so that nobody finds one by trying. */
export function newLinkCode(): string {
  return Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}
