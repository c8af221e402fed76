import type { SessionMessage } from '../messages';
import type { Finding } from '../nodes';
import { sentence } from '../problems';
import { degreesIn } from '../degrees-in';

/** Whether a place is one; coordinates that are only known when they are filled in pass. */
export function locationFindings(
  { latitude, longitude, name, address }: Extract<SessionMessage, { readonly type: 'location' }>,
  title: string,
): readonly Finding[] {
  const isPlace = isDegrees(latitude, 90) && isDegrees(longitude, 180);
  return [
    ...(isPlace ? [] : [finding('send.location_invalid', 'error', title)]),
    ...(address.trim() !== '' && name.trim() === '' ? [finding('send.address_hidden', 'warning', title)] : []),
  ];
}

function isDegrees(text: string, limit: 90 | 180): boolean {
  return /\{[{%]/.test(text) || degreesIn(text, limit) !== null;
}

function finding(
  code: 'send.location_invalid' | 'send.address_hidden',
  severity: Finding['severity'],
  title: string,
): Finding {
  return { code, severity, message: sentence(code, { title }) };
}
