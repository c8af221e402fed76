import { businessHours, frequencyCap, type ChannelView, type WorkspaceView } from '@sendero/shared';
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

/** How many messages one contact gets at most in a stretch of time. */
export const frequencyCapSchema = nameSchema('FrequencyCap', zodSchema(frequencyCap));
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
  frequencyCap: {
    ...orNull(frequencyCapSchema),
    description: 'How often all journeys together write to one contact; null for as often as they like.',
  },
  holdoutPercent: { ...integer, description: 'This many of 100 contacts get nothing of any journey.' },
  businessHours: orNull(businessHoursSchema),
  awayMessage: { ...text, description: 'Answers whoever writes to people outside business hours; empty for nothing.' },
  channels: listOf(channelView),
  sandbox: flag,
  now: time,
  optOutKeywords: listOf(text),
  optInKeywords: listOf(text),
  linkBase: { ...orNull(text), description: 'What the codes of tracked links are put after; null: none is tracked.' },
});
