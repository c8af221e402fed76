import type { DashboardRange } from '../dashboard-range';
import { nodeId, type EpochMs, type JourneyId, type NodeId, type OutputId } from '../ids';
import type { Lift, Share } from '../lift';
import type { Pricing } from '../pricing';

/** What a report counts as success: the event of the journey's settings, or coming to a step. */
export type ReportGoal = 'event' | StepGoal;
export type StepGoal = `step:${NodeId}`;

const STEP = 'step:';

/** Reads a goal as it stands in an address; null when it is none. */
export function readReportGoal(text: string): ReportGoal | null {
  if (text === 'event') return text;
  const step = nodeId.safeParse(text.startsWith(STEP) ? text.slice(STEP.length) : '');
  return step.success ? stepGoal(step.data) : null;
}

export function stepGoal(node: NodeId): StepGoal {
  return `step:${node}`;
}

/** The step that has to be come to; null for the event. */
export function stepOfGoal(goal: ReportGoal): NodeId | null {
  return goal === 'event' ? null : nodeId.parse(goal.slice(STEP.length));
}

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
  /** What can be counted as success, what the newest version is for first. */
  readonly goals: readonly { readonly goal: ReportGoal; readonly title: string }[];
  readonly goal: ReportedGoal;
  /** The split steps, as the newest version has them; a variant that nobody was led by has no share to compare. */
  readonly splits: readonly ReportedSplit[];
  /** The steps of the newest version in their order, then those that only older ones had and that somebody came to. */
  readonly steps: readonly ReportedStep[];
  readonly charges: readonly ReportedCharge[];
  readonly failures: readonly ReportedFailure[];
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

/** How many reached the goal that the report is about. */
export interface ReportedGoal {
  readonly goal: ReportGoal;
  /** Whether the newest version has it. */
  readonly isSet: boolean;
  readonly treated: Share;
  /** Those who got nothing; null when the goal is a step, because they walk none. */
  readonly withheld: Share | null;
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
  /** Runs that are here now. */
  readonly here: number;
  /** Runs that ended or failed here. */
  readonly ended: number;
  /** Runs that left by each output, those that it has first. */
  readonly outputs: readonly ReportedOutput[];
}

export interface ReportedOutput {
  readonly output: OutputId;
  readonly label: string;
  readonly runs: number;
  /** Where it led them: to one step, unless another version leads it elsewhere. */
  readonly edges: readonly ReportedEdge[];
}

/** Runs that left by an output while it led to a step. */
export interface ReportedEdge {
  readonly to: NodeId;
  /** What that step is called. */
  readonly title: string;
  readonly runs: number;
}

/** Messages of the runs that WhatsApp has taken and that did not fail, by what it said about charging for them. */
export interface ReportedCharge {
  /** Null for those of which nothing was told. */
  readonly pricing: Pricing | null;
  readonly messages: number;
  readonly runs: number;
}

/** What stood in the way of runs. */
export interface ReportedFailure {
  readonly type: ReportedFailureType;
  readonly code: string;
  readonly message: string;
  /** What somebody can do about it; '' where nothing is known. */
  readonly whatToDo: string;
  readonly times: number;
  readonly runs: number;
}

/**
 * `failed`: a message was written, and failed. `blocked`: a step found that nothing may be sent. `stopped`: the run
 * itself failed.
 */
export const reportedFailureTypes = ['failed', 'blocked', 'stopped'] as const;
export type ReportedFailureType = (typeof reportedFailureTypes)[number];

/** How many of the runs that came to one step came to another one later. */
export interface StepsBetween {
  readonly came: number;
  readonly wentOn: number;
  /** From the first time at the one to the first time at the other after it; null when nobody went on. */
  readonly time: TimeTaken | null;
}
