/** The address that opens a chat with a business; who taps it still has to send the text that is written for them. */
export interface ChatLink {
  /** The business's number; what stands between its digits does not matter. */
  readonly number: string;
  /** Written into the message for the customer; '' for nothing. */
  readonly text: string;
  /** The phone of a sandbox that is opened instead of WhatsApp, such as `http://localhost:3000/sandbox/`; '' for none. */
  readonly phone: string;
}

/** @example chatLink({ number: '+1 555 010 0999', text: 'Hi there', phone: '' }) === 'https://wa.me/15550100999?text=Hi%20there' */
export function chatLink({ number, text, phone }: ChatLink): string {
  const digits = digitsOf(number) ?? '';
  const written = text === '' ? '' : `text=${encoded(text)}`;
  if (phone !== '') return `${phone}?to=${digits}${written && `&${written}`}`;
  return `https://wa.me/${digits}${written && `?${written}`}`;
}

/** The digits of a number in international form, without the plus; null when it can't be one. */
export function digitsOf(number: string): string | null {
  if (!/^\s*\+?[\d\s().-]+$/.test(number)) return null;
  const digits = number.replace(/\D/g, '');
  return /^[1-9]\d{6,14}$/.test(digits) ? digits : null;
}

/** A half of a pair of surrogates has no place in an address. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
