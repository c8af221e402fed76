import type { Consent } from './consent';
import type { Effect } from './effects';
import type { Properties, ReceiptStatus, RunEventType } from './events';
import type { CapUse } from './frequency-cap';
import type { ContactId, EpochMs, NodeId, OutputId, SegmentId } from './ids';
import type { JsonValue } from './json';
import type { ProblemCode } from './problems';
import type { SendReason } from './send-reasons';
import type { Template } from './templates';

/** What is stored of a run between two events; small, plain JSON. */
export interface RunState {
  readonly status: 'active' | 'ended' | 'failed';
  /** Where the run is, or was when it ended. */
  readonly node: NodeId;
  /** The state inside the node, as the machine names it; '' for a node of one state. */
  readonly phase: string;
  readonly enteredAt: EpochMs;
  /**
   * Grows with every node that is entered, and inside a node with every message or timer that must not be taken for
   * the one before; numbers visits and messages, and stamps timers.
   */
  readonly revision: number;
  readonly variables: { readonly [name: string]: JsonValue };
  /** The text of the last message that the run was told of. */
  readonly reply: string;
  /** What the event that started the run said besides its name; absent when it said nothing. */
  readonly event?: Properties;
  /** The visit that sent the run's last message: “no reply” counts from when that one really went out. */
  readonly question: Question | null;
  /** Why the message of the send node that was passed last did not go out; absent when it did, or there was none. */
  readonly sendProblem?: SendReason | null;
  /** How often the open visit has asked again because no answer fitted. */
  readonly prompts: number;
  /** Texts that came in on the open visit and wait for the rest of the answer. */
  readonly fragments: readonly string[];
  /** What the guards said when the open visit was entered; they move onto the visit once it is finished. */
  readonly verdicts: readonly Verdict[];
  readonly seed: string;
  /** Why the run ended or failed; '' while it is active. */
  readonly reason: string;
}

/** A message of the run, and what came of it so far where the journey waits for such news. */
export interface Question {
  readonly node: NodeId;
  readonly revision: number;
  readonly receipt?: ReceiptStatus;
  /** The tracked links of it that were opened. */
  readonly clicked?: readonly string[];
}

/** What the engine may know of the world; looked up fresh for each step and never stored with the run. */
export interface Facts {
  readonly now: EpochMs;
  readonly contact: ContactFacts;
  readonly consent: Consent;
  /** When the service window shuts; null when the contact never wrote. */
  readonly windowExpiresAt: EpochMs | null;
  /** Keyed by `templateKey(name, language)`. */
  readonly templates: { readonly [key: string]: Template };
  /** When the provider accepted the run's `question`; null while it is not known to be out. */
  readonly questionSentAt: EpochMs | null;
  /** Those of the segments that the journey asks about which the contact was in when the step began. */
  readonly segments: readonly SegmentId[];
  /** The frequency caps that hold for the run; absent when none does. */
  readonly caps?: readonly CapUse[];
  /** The `historyKey`s of what the journey asks of the past and what was so when the step began; absent: none. */
  readonly history?: readonly string[];
}

export interface ContactFacts {
  readonly id: ContactId;
  readonly name: string;
  readonly phone: string;
  readonly language: string;
  /** The contact's own zone, or the workspace's while theirs is not known. */
  readonly timeZone: string;
  readonly attributes: { readonly [name: string]: JsonValue };
  readonly tags: readonly string[];
}

export function templateKey(name: string, language: string): string {
  return `${name}/${language}`;
}

/** What a guard said and what it looked at. */
export interface Verdict {
  readonly guard: GuardName;
  readonly passed: boolean;
  readonly inputs: { readonly [name: string]: JsonValue };
}

export const guardNames = [
  'notSuppressed',
  'optedIn',
  'serviceWindowOpen',
  'templateSendable',
  'outsideQuietHours',
  'underFrequencyCap',
] as const;
export type GuardName = (typeof guardNames)[number];

/** One finished passage of a run through a node. */
export interface Visit {
  readonly node: NodeId;
  readonly revision: number;
  readonly enteredAt: EpochMs;
  readonly leftAt: EpochMs;
  /** Null when the run ended here other than by an output that leads nowhere. */
  readonly output: OutputId | null;
  /**
   * The event that the step was about, the same for every visit that it finished; `entered` in a run's first step,
   * `moved` when the run was put into another version.
   */
  readonly cause: RunEventType | 'entered' | 'moved';
  readonly verdicts: readonly Verdict[];
  /** What stood in the way, when the visit left by `blocked` or `failed`. */
  readonly problem: ProblemCode | null;
}

/** What one event did to one run. */
export interface Step {
  readonly state: RunState;
  readonly effects: readonly Effect[];
  /** Passages that were finished in this step, in order. */
  readonly visits: readonly Visit[];
  /** Nodes that were entered in this step, in order; the last one may still be open. */
  readonly entered: readonly NodeId[];
}
