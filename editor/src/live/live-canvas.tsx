import { useComputedColorScheme } from '@mantine/core';
import type { JourneyDocument, NodeId } from '@sendero/shared';
import { Background, Controls, MiniMap, ReactFlow, type Dimensions, type NodeChange } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useMemo, useState } from 'react';
import '../canvas/canvas.css';
import { FIT, firstFit } from '../canvas/fit';
import { asNodeId, cardNode, outputEdges, type CardNode, type OutputEdge } from '../canvas/flow-elements';
import { LiveCard } from './live-card';
import { LiveEdge } from './live-edge';

const nodeTypes = { card: LiveCard };
const edgeTypes = { output: LiveEdge };
const NO_EDGES = new Set<never>();

interface Props {
  readonly document: JourneyDocument;
  readonly chosen: NodeId | null;
  readonly onChoose: (node: NodeId | null) => void;
}

/** A version that can be looked at, not changed. */
export function LiveCanvas({ document, chosen, onChoose }: Props) {
  const colorScheme = useComputedColorScheme();
  const [start] = useState(() => firstFit(document.nodes[0]?.id));
  const [sizes, setSizes] = useState<ReadonlyMap<string, Dimensions>>(new Map());
  const nodes = useMemo(
    () =>
      document.nodes.map((node) =>
        cardNode(node, { selected: node.id === chosen, size: sizes.get(node.id), dragged: undefined }),
      ),
    [document, chosen, sizes],
  );
  const edges = useMemo(() => outputEdges(document, NO_EDGES), [document]);
  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const measured = changes.flatMap((change) =>
        change.type === 'dimensions' && change.dimensions ? [[change.id, change.dimensions] as const] : [],
      );
      if (measured.length > 0) setSizes((before) => new Map([...before, ...measured]));
      const selected = changes.find((change) => change.type === 'select' && change.selected);
      if (selected?.type === 'select') onChoose(asNodeId(selected.id));
    },
    [onChoose],
  );
  return (
    <ReactFlow<CardNode, OutputEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={onNodesChange}
      onPaneClick={() => onChoose(null)}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      minZoom={0.1}
      panOnScroll
      fitView
      fitViewOptions={start}
      colorMode={colorScheme}
      aria-label="The live journey"
    >
      <Background gap={20} color="var(--canvas-dots)" />
      <Controls showInteractive={false} fitViewOptions={FIT} />
      <MiniMap pannable zoomable ariaLabel="Overview of the journey" />
    </ReactFlow>
  );
}
