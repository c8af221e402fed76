import { createHash, randomBytes } from 'node:crypto';

/** How long the secret before the newest one signs as well, in ms. */
export const FORMER_SECRET_MS = 24 * 3_600_000;

/** A secret that signs requests; the whole text is the key. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`;
}

/** What lets a bot into the API. Only its hash is kept. */
export function newToken(): string {
  return `bot_${randomBytes(32).toString('base64url')}`;
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
