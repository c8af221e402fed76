import type { EpochMs, SegmentId } from '../ids';
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
