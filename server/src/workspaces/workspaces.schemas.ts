import { businessHours, type ChannelView, type WorkspaceView } from '@sendero/shared';
import {
  flag,
  integer,
  listOf,
  nameSchema,
  objectSchema,
  oneOfTexts,
  orNull,
  text,
  time,
  uuid,
  zodSchema,
} from '../http/api-schema';

export const businessHoursSchema = nameSchema('BusinessHours', zodSchema(businessHours));

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
  businessHours: orNull(businessHoursSchema),
  channels: listOf(channelView),
  sandbox: flag,
  now: time,
  optOutKeywords: listOf(text),
  optInKeywords: listOf(text),
});
