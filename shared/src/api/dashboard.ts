import type { Bucket, DashboardRange } from '../dashboard-range';
import type { ChannelId, EpochMs, JourneyId } from '../ids';
import type { JourneyStatus } from './journeys';

/** Everything on the dashboard for one range, from one snapshot of the database. */
export interface DashboardView {
  readonly range: DashboardRange;
  /** Whose days and hours the range means. */
  readonly timeZone: string;
  readonly from: EpochMs;
  /** The first moment that is not in it any more. */
  readonly to: EpochMs;
  /** When it was counted, by the product's clock; a later one is newer. */
  readonly asOf: EpochMs;
  readonly traffic: Traffic;
  readonly funnel: Funnel;
  /** Runs that are under way now, whenever they began. */
  readonly activeRuns: number;
  /** Those with the most starts in the range, then the most messages. */
  readonly journeys: readonly BusyJourney[];
  /** The most frequent first. */
  readonly failures: readonly FailureCount[];
  readonly channels: readonly ChannelHealth[];
  readonly runtime: RuntimeLag;
}

/** Messages by the time at which they came in or were written. */
export interface Traffic {
  readonly bucket: Bucket;
  /** One for every bucket of the range, oldest first, also for those that are still to come. */
  readonly points: readonly TrafficPoint[];
  /** The last 60 seconds. */
  readonly lastMinute: Counted;
}

export interface Counted {
  readonly in: number;
  readonly out: number;
}

export interface TrafficPoint extends Counted {
  readonly at: EpochMs;
}

/**
 * What became of the messages that were written in the range, by where each of them stands now, so that it is the same
 * in whichever order receipts come. A message that failed counts as failed alone, however far it had come.
 */
export interface Funnel {
  /** People for whom a run began, or to whom a message was written. */
  readonly targeted: number;
  /** Targeted people who got nothing, because they are in a control group or the holdout. */
  readonly control: number;
  /** People to whom a message was written. */
  readonly users: number;
  /** Messages that were written; those below and `waiting`, `failed` and `cancelled` make them up. */
  readonly messages: number;
  /** Not sent yet, or not yet known to be. */
  readonly waiting: number;
  readonly sent: FunnelStep;
  readonly delivered: FunnelStep;
  readonly read: FunnelStep;
  /**
   * Messages from people to whom one of ours was sent before, up to 24 hours after the range, and how many people that
   * are.
   */
  readonly replied: FunnelStep;
  /** People who replied without any message of theirs being told to be read: they switched read receipts off. */
  readonly readInferred: number;
  readonly clicked: FunnelStep;
  readonly failed: FunnelStep;
  readonly cancelled: number;
}

/** Figures of the funnel that people stand behind. */
export const funnelFigures = [
  'targeted',
  'control',
  'users',
  'waiting',
  'sent',
  'delivered',
  'read',
  'replied',
  'readInferred',
  'clicked',
  'failed',
  'cancelled',
] as const satisfies readonly (keyof Funnel)[];
export type FunnelFigure = (typeof funnelFigures)[number];

export interface FunnelStep {
  readonly messages: number;
  readonly people: number;
}

export interface BusyJourney {
  readonly id: JourneyId;
  readonly name: string;
  readonly status: JourneyStatus;
  /** Runs that began in the range, without those that got nothing. */
  readonly started: number;
  readonly activeRuns: number;
  /** Messages that were written in the range, how many of them were sent, read and failed. */
  readonly messages: number;
  readonly sent: number;
  readonly read: number;
  readonly failed: number;
  /** How often its runs reached a goal in the range, each goal once a run: that of the settings, and every Goal step. */
  readonly goals: number;
}

/** `blocked`: a step found that nothing may be sent. `failed`: a message was written, and failed. */
export const failureTypes = ['blocked', 'failed'] as const;

/** Why messages did not go out or did not arrive. */
export interface FailureCount {
  readonly type: (typeof failureTypes)[number];
  readonly code: string;
  readonly message: string;
  /** What somebody can do about it; '' where nothing is known. */
  readonly whatToDo: string;
  readonly count: number;
  readonly people: number;
  readonly lastAt: EpochMs;
}

/** A channel as far as it is known. */
export interface ChannelHealth {
  readonly id: ChannelId;
  readonly name: string;
  readonly displayPhoneNumber: string;
  /** In and out together, which is what WhatsApp counts. */
  readonly throughputPerSecond: number;
  readonly lastMinute: Counted;
  /** Messages that were written in the range, and how many of them failed. */
  readonly messages: number;
  readonly failed: number;
  /** For how long the channel rests because WhatsApp asked for it, in ms; 0 when it does not. */
  readonly restsForMs: number;
  /** What Meta told last about the number's quality; null when it told nothing. */
  readonly quality: ChannelQuality | null;
  /** How many people may be written to first within 24 hours: what Meta told last; null when it told nothing. */
  readonly messagingLimit: MessagingLimit | null;
}

/** `flagged`: low quality. `unflagged`: good again. */
export interface ChannelQuality {
  readonly state: 'flagged' | 'unflagged';
  readonly at: EpochMs;
}

export interface MessagingLimit {
  /** Null for no limit. */
  readonly people: number | null;
  readonly at: EpochMs;
}

/** How far the machinery is behind, now. */
export interface RuntimeLag {
  /** What waits to be worked, and for how long the oldest has, in ms. */
  readonly events: QueueLag;
  /** Timers that should have fired by now. */
  readonly timers: QueueLag;
  readonly outbox: OutboxDepth;
}

export interface QueueLag {
  readonly count: number;
  readonly oldestMs: number;
}

/** Messages that are still to be sent. */
export interface OutboxDepth {
  /** To be sent as fast as the channels allow. */
  readonly ready: number;
  /** Held until quiet hours end. */
  readonly quiet: number;
  /** Of paused journeys. */
  readonly paused: number;
}
