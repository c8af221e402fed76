import type { FrequencyCap } from '../frequency-cap';
import type { BusinessHours } from '../business-hours';
import type { ChannelId, EpochMs, WorkspaceId } from '../ids';
import type { Template } from '../templates';

/** What the editor needs to know before it draws anything. */
export interface WorkspaceView {
  readonly id: WorkspaceId;
  readonly name: string;
  /** Counts for every contact whose own zone is not known. */
  readonly timeZone: string;
  /** How often all journeys together write to one contact; null for as often as they like. */
  readonly frequencyCap: FrequencyCap | null;
  /** This many of 100 contacts get nothing of any journey. */
  readonly holdoutPercent: number;
  /** When there are people to answer; null counts as always. */
  readonly businessHours: BusinessHours | null;
  /** What answers outside of them whoever writes to people; '' for nothing. */
  readonly awayMessage: string;
  readonly channels: readonly ChannelView[];
  readonly sandbox: boolean;
  /** The product's clock; ahead of the machine's when the sandbox clock was moved. */
  readonly now: EpochMs;
  readonly optOutKeywords: readonly string[];
  readonly optInKeywords: readonly string[];
  /** What the codes of tracked links are put after, such as `https://go.shop.example/r/`; null: no link is tracked. */
  readonly linkBase: string | null;
}

export interface ChannelView {
  readonly id: ChannelId;
  readonly name: string;
  readonly provider: 'meta';
  readonly displayPhoneNumber: string;
  readonly phoneNumberId: string;
  readonly throughputPerSecond: number;
  /** Where the provider must deliver webhooks, as a path on this server. */
  readonly webhookPath: string;
}

export interface TemplateView extends Template {
  readonly id: string;
  readonly syncedAt: EpochMs;
}

/** The sandbox clock, which only ever moves forward. */
export interface SandboxClock {
  readonly now: EpochMs;
  /** How far it runs ahead of the machine's clock. */
  readonly aheadMs: number;
}
