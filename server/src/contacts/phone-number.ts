import { parsePhoneNumberFromString } from 'libphonenumber-js';

export interface PhoneNumber {
  /** Such as +351912345678. */
  readonly e164: string;
  /** The same without the plus, as WhatsApp names people. */
  readonly digits: string;
}

/** Reads a number with its country code, however it is spaced; null when it is none. */
export function readPhoneNumber(text: string): PhoneNumber | null {
  const number = parsePhoneNumberFromString(text.trim().replace(/^00/, '+'));
  return number?.isPossible() ? { e164: number.number, digits: number.number.slice(1) } : null;
}
