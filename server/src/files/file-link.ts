import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EpochMs, MessageId } from '@sendero/shared';

/** How long WhatsApp keeps the file of a message that came in, in ms; nothing can be fetched after that. */
export const FILE_LIFE_MS = 7 * 24 * 3_600_000;

/** The file of one message until a time: what a signature stands for. */
export interface FileGrant {
  readonly message: MessageId;
  readonly until: EpochMs;
}

/**
 * The address under which anybody may fetch the file of a message until a time; the same one whenever it is asked for.
 *
 * @param publicUrl where this product is reached, without a slash at its end
 * @param key the workspace's
 */
export function fileLink(publicUrl: string, key: Buffer, { message, until }: FileGrant): string {
  return `${publicUrl}/files/${message}?until=${until}&signature=${signature(key, { message, until })}`;
}

/** Whether a signature is of this grant, compared in a time that tells nothing. */
export function isSignatureOf(key: Buffer, grant: FileGrant, given: string): boolean {
  const [expected, claimed] = [Buffer.from(signature(key, grant)), Buffer.from(given)];
  return expected.length === claimed.length && timingSafeEqual(expected, claimed);
}

function signature(key: Buffer, { message, until }: FileGrant): string {
  return createHmac('sha256', key).update(`${message} ${until}`).digest('hex');
}
