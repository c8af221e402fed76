import type { DashboardRange } from '../dashboard-range';
import type { EpochMs, JourneyId, NodeId, OutputId } from '../ids';
import type { Lift, Share } from '../lift';

/** What became of the runs of a journey that began in a range, over all its versions. */
export interface JourneyReport {
  readonly journeyId: JourneyId;
  readonly range: DashboardRange;
  /** Whose days the range means. */
  readonly timeZone: string;
  readonly from: EpochMs;
  /** The first moment that is not in it any more. */
  readonly to: EpochMs;
  readonly runs: ReportedRuns;
  readonly goal: ReportedGoal;
  /** The split steps, as the newest version has them; a variant that nobody was led by has no share to compare. */
  readonly splits: readonly ReportedSplit[];
  /** The steps of the newest version in their order, then those that only older ones had and that somebody came to. */
  readonly steps: readonly ReportedStep[];
}

export interface ReportedRuns {
  /** Runs that got what the journey does: `active`, `ended` and `failed` together. */
  readonly started: number;
  /** Runs that got nothing, for comparison. */
  readonly withheld: number;
  readonly active: number;
  readonly ended: number;
  readonly failed: number;
}

export interface ReportedGoal {
  /** Whether the newest version has a goal. */
  readonly isSet: boolean;
  readonly treated: Share;
  readonly withheld: Share;
  /** Treated against withheld; null when there is nobody in one of them. */
  readonly lift: Lift | null;
  /** From the start of a run to its goal; null while nobody has reached it. */
  readonly timeToReach: TimeTaken | null;
}

/** How long something took, in ms. */
export interface TimeTaken {
  /** Half of them took at most this long. */
  readonly medianMs: number;
  /** Nine in ten took at most this long. */
  readonly mostMs: number;
}

export interface ReportedSplit {
  readonly node: NodeId;
  readonly title: string;
  readonly variants: readonly ReportedVariant[];
}

export interface ReportedVariant {
  readonly output: OutputId;
  readonly label: string;
  /** Runs that were led this way, and how many of them reached the goal. */
  readonly share: Share;
  /** Against those who got nothing; null when there are none. */
  readonly againstControl: Lift | null;
  /** Against all other ways of the split together; null when there are none. */
  readonly againstOthers: Lift | null;
}

export interface ReportedStep {
  readonly node: NodeId;
  readonly title: string;
  readonly type: string;
  /** Runs that came here, however often. */
  readonly came: number;
  readonly here: number;
  /** Runs that left by each output, those that it has first. */
  readonly outputs: readonly { readonly output: OutputId; readonly label: string; readonly runs: number }[];
}

/** How many of the runs that came to one step came to another one later. */
export interface StepsBetween {
  readonly came: number;
  readonly wentOn: number;
  /** From the first time at the one to the first time at the other after it; null when nobody went on. */
  readonly time: TimeTaken | null;
}
