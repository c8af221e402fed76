import {
  diffJourneys,
  isOnlyMoved,
  outputsOf,
  type JourneyDiff,
  type JourneyDocument,
  type JourneyEdge,
  type NodeId,
  type Output,
  type OutputId,
} from '@sendero/shared';
import { edgeKey } from '../store/edge-key';
import { freeSpot } from '../store/place-node';

/** What became of a step from one journey to another. */
export const nodeMarks = ['added', 'removed', 'changed', 'moved', 'same'] as const;
export type NodeMark = (typeof nodeMarks)[number];
export type EdgeMark = 'added' | 'removed' | 'same';

/** Two journeys as one picture. */
export interface DrawnDiff {
  readonly diff: JourneyDiff;
  /** The later journey, with the steps that it lost where they were, or below what lies there now. */
  readonly document: JourneyDocument;
  readonly marks: ReadonlyMap<NodeId, NodeMark>;
  /** Ways out that steps had before and have no more. */
  readonly lostOutputs: ReadonlyMap<NodeId, readonly Output[]>;
  /** Connections that are gone; they may leave by the output of one that is new. */
  readonly lostEdges: readonly JourneyEdge[];
  /** What `edgeKey` says of connections that are new. */
  readonly newEdges: ReadonlySet<string>;
}

/** Puts a journey and what it was before into one picture. */
export function drawDiff(before: JourneyDocument, after: JourneyDocument): DrawnDiff {
  const diff = diffJourneys(before, after);
  const { added, removed, changed } = diff.nodes;
  const document = removed.reduce(
    (drawn, node) => ({
      ...drawn,
      nodes: [...drawn.nodes, { ...node, position: freeSpot(drawn, node.position) }],
    }),
    after,
  );
  return {
    diff,
    document,
    marks: new Map<NodeId, NodeMark>([
      ...after.nodes.map(({ id }) => [id, 'same'] as const),
      ...added.map(({ id }) => [id, 'added'] as const),
      ...removed.map(({ id }) => [id, 'removed'] as const),
      ...changed.map((change) => [change.after.id, isOnlyMoved(change) ? 'moved' : 'changed'] as const),
    ]),
    lostOutputs: new Map(
      changed.map((change) => {
        const kept = new Set<OutputId>(outputsOf(change.after).map(({ id }) => id));
        return [change.after.id, outputsOf(change.before).filter(({ id }) => !kept.has(id))];
      }),
    ),
    lostEdges: diff.edges.removed,
    newEdges: new Set(diff.edges.added.map(edgeKey)),
  };
}

/** A journey on its own: nothing became anything. */
export function drawAlone(document: JourneyDocument): DrawnDiff {
  return drawDiff(document, document);
}
