import type { ExitReason } from '../events';
import type { EpochMs, JourneyId, NodeId, TaskId, VersionId } from '../ids';
import type { JsonValue } from '../json';

/** Where runs go whose step is not in the new version under its own id: to another step, or out of the journey. */
export type NodeMap = { readonly [from: NodeId]: NodeId | null };

/** What is to become of the runs that are under way when a version is published. */
export type InFlight =
  /** They finish on the version that they began with. */
  | { readonly type: 'stay' }
  /**
   * They go on in the new version, at the step with the same id or where `nodes` says. A run whose step has no place
   * stays on its version.
   */
  | { readonly type: 'move'; readonly nodes: NodeMap }
  | { readonly type: 'exit' };

/** What is done to every run of a journey, in the background. */
export type RunChange =
  | { readonly type: 'move'; readonly to: VersionId; readonly nodes: NodeMap }
  /** `spared` walk on: the version that new runs walk already, if any. */
  | { readonly type: 'exit'; readonly reason: ExitReason; readonly spared: VersionId | null };

/** How far a change to all runs of a journey has come. */
export interface JourneyTask {
  readonly id: TaskId;
  readonly change: RunChange;
  /** Runs that were under way when it began. */
  readonly total: number;
  /** Runs that were reached so far; each is changed when its contact's turn comes. */
  readonly asked: number;
  readonly moved: number;
  readonly ended: number;
  /** Runs whose step had no place in the new version. */
  readonly stayed: number;
  readonly createdAt: EpochMs;
  readonly finishedAt: EpochMs | null;
}

/** What publishing the draft would mean for the people who are under way. Nothing is changed by asking. */
export interface Impact {
  readonly total: number;
  readonly unchanged: number;
  readonly changed: number;
  readonly removed: number;
  /** Steps where somebody stands, the fullest first. */
  readonly nodes: readonly NodeImpact[];
}

export interface NodeImpact {
  readonly versionNumber: number;
  readonly node: NodeId;
  readonly title: string;
  readonly runs: number;
  /** `unchanged`: they would go on waiting as they are. `changed`: they would enter the step anew. `removed`: no place. */
  readonly fate: 'unchanged' | 'changed' | 'removed';
}

/** What has gathered while a journey was paused. */
export interface ResumePreview {
  /** Runs whose time was up during the pause. */
  readonly overdue: number;
  /** Answers and other events that were kept. */
  readonly events: number;
  /** Messages that wait to be sent. */
  readonly messages: number;
  /** Contacts for whom something happens at once if the journey simply goes on. */
  readonly contacts: number;
}

/** How a paused journey goes on. */
export type ResumeChoice =
  | { readonly type: 'continue' }
  /** Runs whose time was up during the pause end with the reason `overdue`. */
  | { readonly type: 'drop' }
  /** What has gathered takes effect for this many contacts a minute. */
  | { readonly type: 'spread'; readonly perMinute: number };

/** `drain`: who is in the journey finishes it. `end`: everybody leaves it now, and what is queued is taken back. */
export type StopHow = 'drain' | 'end';

export const auditActions = [
  'published',
  'paused',
  'resumed',
  'stopping',
  'stopped',
  'archived',
  'restored',
  'cloned',
  'tasked',
  'finished',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** One line of a journey's history. */
export interface AuditEntry {
  readonly id: string;
  readonly journeyId: JourneyId;
  readonly at: EpochMs;
  readonly who: string;
  readonly action: AuditAction;
  readonly details: { readonly [name: string]: JsonValue };
}
