import type { CannedReply } from '@sendero/shared';
import { objectSchema, text, time, uuid } from '../http/api-schema';

export const cannedReply = objectSchema<CannedReply>('CannedReply', {
  id: uuid,
  shortcut: { ...text, description: 'What is typed after “/”.' },
  text: { ...text, description: 'May hold placeholders such as `{{ contact.name }}`.' },
  updatedAt: time,
});
