import type { EpochMs, JourneyId, NodeId } from '../ids';
import type { MessageMatch } from '../nodes/trigger-message';
import type { RuleDefinition } from '../rules';

export interface RuleView {
  readonly type: 'rule';
  readonly id: string;
  readonly enabled: boolean;
  readonly definition: RuleDefinition;
  /** The journey that it starts; null when it does something else. */
  readonly starts: {
    readonly name: string;
    /** It is live, and has a trigger for messages or one for requests. */
    readonly canStart: boolean;
    readonly alwaysStarts: boolean;
  } | null;
  /** How many messages it took since midnight in the workspace's time zone, and in all. */
  readonly taken: { readonly today: number; readonly total: number };
  readonly updatedAt: EpochMs;
}

/** A journey whose own triggers listen to messages. */
export interface ListedJourney {
  readonly type: 'journey';
  readonly id: JourneyId;
  readonly name: string;
  /** A paused journey keeps its place and is passed over. */
  readonly status: 'live' | 'paused';
  readonly priority: number;
  /** Whether contacts are let in at any time, so that it takes every message that fits. */
  readonly alwaysStarts: boolean;
  readonly triggers: readonly {
    readonly node: NodeId;
    readonly title: string;
    readonly matches: readonly MessageMatch[];
  }[];
}

export type AskedItem = RuleView | ListedJourney;

/** Everything that is asked of a message which no run and no people wait for, in this order. */
export interface RuleList {
  /** Asked before journeys that have no place of their own. */
  readonly before: readonly AskedItem[];
  /** Without a place of their own: highest priority first, then the oldest. Journeys yet to come are asked here, too. */
  readonly unplaced: readonly ListedJourney[];
  readonly after: readonly AskedItem[];
}
