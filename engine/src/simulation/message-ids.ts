import { messageId, type MessageId } from '@sendero/shared';

/** The same message of the same simulation always has the same id. */
export function newMessageId(number: number): MessageId {
  return messageId.parse(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`);
}
