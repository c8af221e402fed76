import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { OpenedFile } from './attachments.service';

/** How long a browser may keep a file, in seconds: what was sent does not change. */
const KEPT_S = 24 * 60 * 60;

/** Answers with the file of a message, or with where it is. */
export async function sendFile({ file, filename }: OpenedFile, response: Response): Promise<void> {
  if (file.type === 'elsewhere') return response.redirect(302, file.url);
  response.setHeader('content-type', file.mimeType);
  if (file.bytes !== null) response.setHeader('content-length', file.bytes);
  response.setHeader('cache-control', `private, max-age=${KEPT_S}`);
  // It came from somebody else: nothing in it may run here, and nothing is shown that is no picture or the like.
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  response.setHeader('x-content-type-options', 'nosniff');
  if (!/^(image\/(jpeg|png|webp)|video\/|audio\/)/.test(file.mimeType)) {
    response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(filename ?? 'file')}`);
  }
  await pipeline(file.content, response).catch(() => response.destroy());
}
