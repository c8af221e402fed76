import { randomBytes } from 'node:crypto';

export type Direction = 'inbound' | 'outbound';

const boot = randomBytes(4).toString('hex').toUpperCase();
let count = 0;

/** A message id as the platform writes them: opaque to its users, but the customer's number is inside. */
export function newWamid(waId: string, direction: Direction): string {
  const unique = boot + (++count).toString(16).toUpperCase().padStart(12, '0');
  const head = `\x1c\x18${String.fromCharCode(waId.length)}${waId}\x15\x02\x00`;
  return `wamid.${Buffer.from(`${head}${direction === 'inbound' ? '\x12' : '\x11'}\x18\x14${unique}\x00`, 'latin1').toString('base64')}`;
}

/** The number of the customer whose message this is, or null when the id is not one of ours. */
export function waIdOfWamid(wamid: string): string | null {
  if (!wamid.startsWith('wamid.')) return null;
  const bytes = Buffer.from(wamid.slice('wamid.'.length), 'base64').toString('latin1');
  const length = bytes.charCodeAt(2);
  const waId = bytes.slice(3, 3 + length);
  return waId.length === length && /^\d+$/.test(waId) ? waId : null;
}
