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
import type { Position } from '../store/edit-document';
import { CARD, freeSpot } from '../store/place-node';

/** What became of a step from one journey to another. */
export const nodeMarks = ['added', 'removed', 'changed', 'moved', 'same'] as const;
export type NodeMark = (typeof nodeMarks)[number];

/** Two journeys as one picture. */
export interface DrawnDiff {
  readonly diff: JourneyDiff;
  /** The later journey, with the steps that it lost where they were, or near there when something else lies there now. */
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
      nodes: [...drawn.nodes, { ...node, position: nearestSpot(drawn, node.position) }],
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

/** The nearest spot where a card covers no other, or one below everything near. */
function nearestSpot(document: JourneyDocument, wanted: Position): Position {
  const near = STEPS.flatMap((across) =>
    STEPS.map((down) => ({
      x: wanted.x + across * (CARD.width + CARD.gapX) * 0.5,
      y: wanted.y + down * (CARD.height + CARD.gapY) * 0.5,
    })),
  );
  const far = (spot: Position) => Math.hypot(spot.x - wanted.x, spot.y - wanted.y);
  const isFree = (spot: Position) => isSamePlace(freeSpot(document, spot), spot);
  return near.sort((a, b) => far(a) - far(b)).find(isFree) ?? freeSpot(document, wanted);
}

const STEPS = [0, 1, -1, 2, -2, 3, -3, 4, -4];

function isSamePlace(a: Position, b: Position): boolean {
  return a.x === b.x && a.y === b.y;
}
