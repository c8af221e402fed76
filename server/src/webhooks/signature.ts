import { createHmac } from 'node:crypto';
import type { EpochMs } from '@sendero/shared';

/** Ours: when, and over when and the body; so that an old request can't be sent again by somebody who caught it. */
export const SIGNATURE_HEADER = 'x-sendero-signature';
/** As Meta signs its webhooks: over the body alone. */
const HUB_SIGNATURE_HEADER = 'x-hub-signature-256';

/**
 * The headers that prove that a request comes from here.
 *
 * @param secrets the newest first; ours names a signature by each, the hub form has room for the first only
 */
export function signatureHeaders(
  body: string,
  secrets: readonly [string, ...string[]],
  now: EpochMs,
): Readonly<Record<string, string>> {
  const seconds = Math.floor(now / 1_000);
  const ours = secrets.map((secret) => `v1=${hmac(secret, `${seconds}.${body}`)}`);
  return {
    [SIGNATURE_HEADER]: [`t=${seconds}`, ...ours].join(','),
    [HUB_SIGNATURE_HEADER]: `sha256=${hmac(secrets[0], body)}`,
  };
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
