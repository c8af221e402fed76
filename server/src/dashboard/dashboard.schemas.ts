import {
  buckets,
  failureTypes,
  journeyStatuses,
  type BusyJourney,
  type ChannelHealth,
  type ChannelQuality,
  type Counted,
  type DashboardView,
  type FailureCount,
  type Funnel,
  type FunnelStep,
  type MessagingLimit,
  type OutboxDepth,
  type QueueLag,
  type RuntimeLag,
  type Traffic,
  type TrafficPoint,
} from '@sendero/shared';
import { integer, listOf, objectSchema, oneOfTexts, orNull, text, time, uuid } from '../http/api-schema';

const milliseconds = { ...integer, description: 'Milliseconds.' };
const counted = objectSchema<Counted>('Counted', { in: integer, out: integer });

const traffic = objectSchema<Traffic>('Traffic', {
  bucket: oneOfTexts(buckets),
  points: listOf(objectSchema<TrafficPoint>('TrafficPoint', { at: time, in: integer, out: integer })),
  lastMinute: counted,
});

const step = objectSchema<FunnelStep>('FunnelStep', { messages: integer, people: integer });

const funnel = objectSchema<Funnel>('Funnel', {
  targeted: { ...integer, description: 'People for whom a run began, or to whom a message was written.' },
  control: { ...integer, description: 'Those of them who got nothing: a control group, or the holdout.' },
  users: { ...integer, description: 'People to whom a message was written.' },
  messages: { ...integer, description: 'Written in the range: waiting, sent, failed and cancelled together.' },
  waiting: integer,
  sent: step,
  delivered: step,
  read: step,
  replied: step,
  readInferred: { ...integer, description: 'People who replied, and of whom no message is known to be read.' },
  clicked: step,
  failed: step,
  cancelled: integer,
});

const journey = objectSchema<BusyJourney>('BusyJourney', {
  id: uuid,
  name: text,
  status: oneOfTexts(journeyStatuses),
  started: integer,
  activeRuns: integer,
  messages: integer,
  sent: integer,
  read: integer,
  failed: integer,
  goals: {
    ...integer,
    description: 'How often its runs reached a goal, each once: that of the settings, and every Goal step.',
  },
});

const failure = objectSchema<FailureCount>('FailureCount', {
  type: oneOfTexts(failureTypes),
  code: text,
  message: { ...text, description: 'A sentence for the person in front of the screen.' },
  whatToDo: text,
  count: integer,
  people: integer,
  lastAt: time,
});

const channel = objectSchema<ChannelHealth>('ChannelHealth', {
  id: uuid,
  name: text,
  displayPhoneNumber: text,
  throughputPerSecond: integer,
  lastMinute: counted,
  messages: integer,
  failed: integer,
  restsForMs: milliseconds,
  quality: orNull(
    objectSchema<ChannelQuality>('ChannelQuality', { state: oneOfTexts(['flagged', 'unflagged']), at: time }),
  ),
  messagingLimit: orNull(
    objectSchema<MessagingLimit>('MessagingLimit', {
      people: { ...orNull(integer), description: 'People written to first in 24 hours; null for no limit.' },
      at: time,
    }),
  ),
});

const lag = objectSchema<QueueLag>('QueueLag', { count: integer, oldestMs: milliseconds });

const runtime = objectSchema<RuntimeLag>('RuntimeLag', {
  events: lag,
  timers: lag,
  outbox: objectSchema<OutboxDepth>('OutboxDepth', { ready: integer, quiet: integer, paused: integer }),
});

export const dashboardView = objectSchema<DashboardView>('Dashboard', {
  range: text,
  timeZone: text,
  from: time,
  to: time,
  asOf: time,
  traffic,
  funnel,
  activeRuns: integer,
  journeys: listOf(journey),
  failures: listOf(failure),
  channels: listOf(channel),
  runtime,
});
