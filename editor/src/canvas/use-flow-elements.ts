import type { NodeId } from '@sendero/shared';
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import type { Position } from '../store/edit-document';
import { useJourney, useJourneyStore } from '../store/journey-context';
import { asEdgeKey, asNodeId, cardNode, outputEdges, type CardNode, type OutputEdge } from './flow-elements';
import { useMeasuredSizes } from './use-measured-sizes';

type Positions = ReadonlyMap<NodeId, Position>;

const NO_POSITIONS: Positions = new Map();

/** The journey as React Flow draws it, and what React Flow says a person did to it. */
export function useFlowElements() {
  const store = useJourneyStore();
  const document = useJourney((state) => state.document);
  const selection = useJourney((state) => state.selection);
  const [sizes, noteSizes] = useMeasuredSizes();
  const [dragged, setDragged] = useState<Positions>(NO_POSITIONS);

  const nodes = useMemo(
    () =>
      document.nodes.map((node) =>
        cardNode(node, {
          selected: selection.nodes.has(node.id),
          size: sizes.get(node.id),
          dragged: dragged.get(node.id),
        }),
      ),
    [document.nodes, selection.nodes, sizes, dragged],
  );
  const edges = useMemo(() => outputEdges(document, selection.edges), [document, selection.edges]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      noteSizes(changes);
      const moves = changes.filter((change) => change.type === 'position');
      const placed = new Map(
        moves.flatMap((move) => (move.position ? [[asNodeId(move.id), move.position] as const] : [])),
      );
      if (moves.some((move) => move.dragging === true)) setDragged(placed);
      else if (moves.length > 0) {
        setDragged(NO_POSITIONS);
        store.getState().moveNodes(placed);
      }

      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length > 0) {
        const { selection, select } = store.getState();
        select({ ...selection, nodes: withChanges(selection.nodes, selects, asNodeId) });
      }
    },
    [store, noteSizes],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<OutputEdge>[]) => {
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length === 0) return;
      const { selection, select } = store.getState();
      select({ ...selection, edges: withChanges(selection.edges, selects, asEdgeKey) });
    },
    [store],
  );

  return { nodes, edges, onNodesChange, onEdgesChange };
}

function withChanges<Id extends string>(
  ids: ReadonlySet<Id>,
  changes: readonly { readonly id: string; readonly selected: boolean }[],
  asId: (id: string) => Id,
): ReadonlySet<Id> {
  const changed = new Set(ids);
  for (const { id, selected } of changes) {
    if (selected) changed.add(asId(id));
    else changed.delete(asId(id));
  }
  return changed;
}
