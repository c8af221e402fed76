import type { OtherStart } from '../check-journey';
import type { ContactId, EpochMs, JourneyId, NodeId, OutputId, RunId, VersionId } from '../ids';
import type { JourneyDocument } from '../journey';
import type { Problem } from '../problems';
import type { RunState } from '../runs';

/**
 * `draft`: never published. `live`: new runs start. `paused`: everybody stays where they are. `stopping`: nobody starts
 * any more, who is in it goes on. `stopped`: nobody is in it.
 */
export const journeyStatuses = ['draft', 'live', 'paused', 'stopping', 'stopped'] as const;
export type JourneyStatus = (typeof journeyStatuses)[number];

export interface JourneySummary {
  readonly id: JourneyId;
  readonly name: string;
  readonly status: JourneyStatus;
  readonly createdAt: EpochMs;
  readonly updatedAt: EpochMs;
  /** The version that new runs walk; null before the first publishing. */
  readonly version: { readonly id: VersionId; readonly number: number; readonly publishedAt: EpochMs } | null;
  /** Whether the draft differs from that version. */
  readonly draftChanged: boolean;
  readonly runs: {
    readonly active: number;
    readonly ended: number;
    readonly failed: number;
    /** Starts of contacts of the control group, who got nothing. */
    readonly control: number;
    /** Starts of contacts of the workspace's holdout, who got nothing. */
    readonly holdout: number;
  };
  /** When it was put away; null while it is shown with the others. */
  readonly archivedAt: EpochMs | null;
}

export interface JourneyDetail extends JourneySummary {
  readonly draft: JourneyDocument;
  /** Grows with every save; a save must name the revision that it was made from. */
  readonly draftRevision: number;
}

export interface SavedDraft {
  readonly draftRevision: number;
  readonly updatedAt: EpochMs;
  readonly draftChanged: boolean;
  readonly problems: readonly Problem[];
}

export interface PublishedVersion {
  readonly id: VersionId;
  readonly number: number;
  readonly publishedAt: EpochMs;
}

/** A version in the list of them. */
export interface ListedVersion extends PublishedVersion {
  /** How many runs walk it now. */
  readonly here: number;
}

export interface VersionDetail extends PublishedVersion {
  readonly journeyId: JourneyId;
  readonly document: JourneyDocument;
}

/** Counts of one version, for the live canvas. */
export interface JourneyCounts {
  readonly journeyId: JourneyId;
  readonly versionId: VersionId;
  readonly nodes: { readonly [node: NodeId]: NodeCounts };
}

export interface NodeCounts {
  readonly entered: number;
  readonly here: number;
  /** How many left by each output. */
  readonly outputs: { readonly [output: OutputId]: number };
  /** Runs that ended or failed at this node. */
  readonly ended: number;
  readonly failed: number;
  /** Contacts of the control group who would have started here and got nothing. */
  readonly control: number;
  /** The same of the workspace's holdout. */
  readonly holdout: number;
  /** Runs that were moved from here to another version. */
  readonly moved: number;
  /** Receipts of the messages that this node sent. */
  readonly messages: {
    readonly queued: number;
    readonly sent: number;
    readonly delivered: number;
    readonly read: number;
    /** Messages of which a tracked link was opened. */
    readonly clicked: number;
    readonly failed: number;
  };
}

export interface RunMove {
  readonly runId: RunId;
  readonly from: NodeId;
  readonly output: OutputId;
}

export interface RunSummary {
  readonly id: RunId;
  readonly journeyId: JourneyId;
  readonly journeyName: string;
  readonly versionNumber: number;
  readonly contactId: ContactId;
  readonly status: RunState['status'];
  readonly node: NodeId;
  readonly nodeTitle: string;
  readonly startedAt: EpochMs;
  readonly updatedAt: EpochMs;
  readonly endedAt: EpochMs | null;
  readonly reason: string;
}

/** What the linter must know of the rest of the workspace to judge a journey; the templates are listed by themselves. */
export interface JourneySurroundings {
  /** Attributes that contacts have, as far as the newest of them show. */
  readonly attributes: readonly string[];
  /** Names of the events that contacts had. */
  readonly events: readonly string[];
  /** What other live journeys start by. */
  readonly otherStarts: readonly OtherStart[];
  /** What the codes of tracked links are put after; null: no link is tracked. */
  readonly linkBase: string | null;
}
