import type { NodeId, OutputId } from '@sendero/shared';
import type { EdgeKey } from '../store/edge-key';

/** The way of one run, as the canvas draws it. */
export interface Walk {
  /** How often each node was entered. */
  readonly entered: ReadonlyMap<NodeId, number>;
  /** How often each edge was taken. */
  readonly taken: ReadonlyMap<EdgeKey, number>;
  /** The edges of the last step. */
  readonly fresh: ReadonlySet<EdgeKey>;
  /** Where the run is, or was when it ended. */
  readonly at: NodeId | null;
  readonly status: 'active' | 'ended' | 'failed' | null;
  /** Where it first went otherwise than it should have, and the output it should have gone by; absent when it did not. */
  readonly left?: { readonly node: NodeId; readonly output: OutputId | null };
}
