import type { ContactId, EpochMs, NodeId, RunId, VersionId } from '../ids';
import type { MessageStatus, OutgoingContent } from '../messages';
import type { RunState, Verdict, Visit } from '../runs';
import type { JourneyStatus, RunSummary } from './journeys';

/** A run with all that is known of how it came where it is. */
export interface RunDetail extends RunSummary {
  readonly versionId: VersionId;
  readonly journeyStatus: JourneyStatus;
  readonly contactName: string;
  readonly variables: RunState['variables'];
  /** Finished passages, oldest first. */
  readonly visits: readonly RunVisit[];
  /** Where the run stands; null when it is over. */
  readonly open: OpenVisit | null;
  /**
   * What the run sent, oldest first. A message belongs to the first visit whose revision is not below its own: a step
   * that asks again sends several.
   */
  readonly messages: readonly RunMessage[];
}

/** A finished passage, and the version that the run walked then: a run may be moved to another. */
export interface RunVisit extends Visit {
  /** What the step is called in that version. */
  readonly title: string;
  readonly versionId: VersionId;
  readonly versionNumber: number;
}

/** A passage that is not finished. */
export interface OpenVisit {
  readonly node: NodeId;
  readonly title: string;
  readonly revision: number;
  readonly enteredAt: EpochMs;
  /** The state inside the node, as the machine names it; '' for a node of one state. */
  readonly phase: string;
  readonly verdicts: readonly Verdict[];
  /** When the run goes on by itself; null when it waits for something to happen. */
  readonly waitsUntil: EpochMs | null;
}

/** A message as it went out, and what the provider said of it. */
export interface RunMessage {
  readonly node: NodeId;
  readonly revision: number;
  readonly at: EpochMs;
  readonly content: OutgoingContent;
  readonly status: MessageStatus;
  /** `detail` is the provider's own words; '' when it gave none. */
  readonly problem: { readonly code: string; readonly message: string; readonly detail: string } | null;
  /** When each receipt says it happened, and when a tracked link was opened first; null for what is not known. */
  readonly receipts: Readonly<Record<MessageMilestone, EpochMs | null>>;
}

/** What a message comes to, in the order in which it does. */
export const messageMilestones = ['accepted', 'sent', 'delivered', 'read', 'clicked', 'failed'] as const;
export type MessageMilestone = (typeof messageMilestones)[number];

/** Somebody who passed a node, as the node lists them. */
export interface NodeVisit extends Omit<Visit, 'verdicts'> {
  readonly runId: RunId;
  readonly contactId: ContactId;
  readonly contactName: string;
  readonly contactPhone: string;
}
