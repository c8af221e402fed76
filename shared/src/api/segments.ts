import type { EpochMs, NodeId, SegmentId } from '../ids';
import type { SegmentDefinition } from '../segments';

/** A saved group of conditions; who fits is worked out whenever it is asked. */
export interface Segment {
  readonly id: SegmentId;
  readonly name: string;
  readonly definition: SegmentDefinition;
  readonly createdAt: EpochMs;
  readonly updatedAt: EpochMs;
}

/** How many contacts fit a segment, and how many there are. */
export interface SegmentCount {
  readonly members: number;
  readonly contacts: number;
}

/** What a trigger does for the members of its segment, and how far it is. */
export interface Launch {
  readonly node: NodeId;
  readonly segment: { readonly id: SegmentId; readonly name: string };
  /** `once`: everybody who is a member when their turn comes. `entering`: whoever comes to belong to it. */
  readonly mode: 'once' | 'entering';
  readonly status: 'running' | 'done';
  /** When it begins, or looks for new members next. */
  readonly dueAt: EpochMs;
  /** How many were members when it began; null before that, and for `entering`. */
  readonly members: number | null;
  /** How many were put into the journey's queue. */
  readonly started: number;
}
