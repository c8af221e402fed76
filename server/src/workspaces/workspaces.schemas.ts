import type { ChannelView, WorkspaceView } from '@sendero/shared';
import { flag, integer, listOf, objectSchema, oneOfTexts, orNull, text, time, uuid } from '../http/api-schema';

const channelView = objectSchema<ChannelView>('Channel', {
  id: uuid,
  name: text,
  provider: oneOfTexts(['meta']),
  displayPhoneNumber: text,
  phoneNumberId: text,
  throughputPerSecond: integer,
  webhookPath: text,
});

export const workspaceView = objectSchema<WorkspaceView>('Workspace', {
  id: uuid,
  name: text,
  timeZone: { ...text, description: 'Counts for contacts whose own zone is not known.' },
  channels: listOf(channelView),
  sandbox: flag,
  now: time,
  optOutKeywords: listOf(text),
  optInKeywords: listOf(text),
  linkBase: { ...orNull(text), description: 'What the codes of tracked links are put after; null: none is tracked.' },
});
