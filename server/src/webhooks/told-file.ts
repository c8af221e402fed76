import type { IncomingContent, MessageId } from '@sendero/shared';
import { FILE_LIFE_MS, fileLink } from '../files/file-link';
import type { StoredMessage } from './facts.repository';
import type { MessageSubject } from './told-event';

/**
 * A message with the address of its file, which leads there for as long as WhatsApp keeps it, so that every try can say
 * the same.
 *
 * @param publicUrl where this product is reached; null: files have no address
 */
export function withFile({ fileKey, ...message }: StoredMessage, publicUrl: string | null): MessageSubject {
  // Written by us when the message was read.
  const content = message.body as IncomingContent;
  if (publicUrl === null || content.type !== 'media' || content.mediaId === '') return { ...message, file: null };
  const expiresAt = new Date(message.at.getTime() + FILE_LIFE_MS);
  // Converts: the ids of rows are branded nowhere else.
  const grant = { message: message.id as MessageId, until: expiresAt.getTime() };
  return { ...message, file: { url: fileLink(publicUrl, fileKey, grant), expiresAt } };
}
