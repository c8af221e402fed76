import { useComputedColorScheme } from '@mantine/core';
import type { JourneyDocument, NodeId } from '@sendero/shared';
import {
  Background,
  Controls,
  MiniMap,
  ReactFlow,
  type EdgeProps,
  type NodeChange,
  type NodeProps,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useId, useMemo, useState, type FC, type NamedExoticComponent, type ReactNode } from 'react';
import './canvas.css';
import { Distance } from './distance';
import { closeFit, FIT, firstFit } from './fit';
import { asNodeId, cardNode, outputEdges, type CardNode, type OutputEdge } from './flow-elements';
import { useMeasuredSizes } from './use-measured-sizes';

const NO_EDGES = new Set<never>();
const NOTHING: OutputEdge[] = [];

/** Draw the steps and the connections; made once, outside React. */
export interface Drawing {
  readonly nodeTypes: { readonly card: NamedExoticComponent<NodeProps<CardNode>> };
  readonly edgeTypes: { readonly output: NamedExoticComponent<EdgeProps<OutputEdge>> };
  /** Draws all connections instead when they are seen from afar; the same as from near when absent. */
  readonly FarEdges?: FC<{ readonly edges: readonly OutputEdge[] }>;
}

interface Props {
  /** What the canvas shows, for people who can't see it. */
  readonly label: string;
  readonly drawing: Drawing;
  readonly document: JourneyDocument;
  /** The connections to draw; the document's when absent. */
  readonly edges?: readonly OutputEdge[];
  /** The step that matters first: a large journey begins there, at a size that can be read. */
  readonly start?: NodeId | undefined;
  readonly chosen: NodeId | null;
  readonly onChoose: (node: NodeId | null) => void;
  /** Told when the cards begin or cease to be too small to be read. */
  readonly onDistance?: (far: boolean) => void;
  /** Lies over the canvas. */
  readonly children?: ReactNode;
}

/**
 * From so many steps on, only those in sight are drawn: the keyboard then reaches the others by moving the canvas. When
 * they are seen from afar, what can't be read of them is left out.
 */
const LARGE = 150;

/** A journey that can be looked at, not changed. */
export function WatchedCanvas({
  label,
  drawing,
  document,
  edges,
  start,
  chosen,
  onChoose,
  onDistance,
  children,
}: Props) {
  const id = useId();
  const colorScheme = useComputedColorScheme();
  const [fit] = useState(() => (start === undefined ? firstFit(document.nodes[0]?.id) : closeFit(document, start)));
  const isLarge = document.nodes.length >= LARGE;
  const [far, setFar] = useState(false);
  const FarEdges = far ? drawing.FarEdges : undefined;
  const [sizes, noteSizes] = useMeasuredSizes();
  const nodes = useMemo(
    () =>
      document.nodes.map((node) =>
        cardNode(node, { selected: node.id === chosen, size: sizes.get(node.id), dragged: undefined }),
      ),
    [document, chosen, sizes],
  );
  const drawn = useMemo(() => [...(edges ?? outputEdges(document, NO_EDGES))], [document, edges]);
  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      noteSizes(changes);
      const selected = changes.find((change) => change.type === 'select' && change.selected);
      if (selected?.type === 'select') onChoose(asNodeId(selected.id));
    },
    [onChoose, noteSizes],
  );
  const turn = useCallback(
    (nowFar: boolean) => {
      setFar(nowFar);
      onDistance?.(nowFar);
    },
    [onDistance],
  );
  return (
    <ReactFlow<CardNode, OutputEdge>
      id={id} // There may be another canvas behind this one.
      nodes={nodes}
      edges={FarEdges ? NOTHING : drawn}
      nodeTypes={drawing.nodeTypes}
      edgeTypes={drawing.edgeTypes}
      onNodesChange={onNodesChange}
      onPaneClick={() => onChoose(null)}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      minZoom={0.1}
      panOnScroll
      onlyRenderVisibleElements={isLarge}
      fitView
      fitViewOptions={fit}
      colorMode={colorScheme}
      aria-label={label}
      data-far={far || undefined}
    >
      {isLarge && <Distance onChange={turn} />}
      {FarEdges && <FarEdges edges={drawn} />}
      <Background gap={20} color="var(--canvas-dots)" />
      <Controls showInteractive={false} fitViewOptions={FIT} />
      <MiniMap pannable zoomable ariaLabel="Overview of the journey" />
      {children}
    </ReactFlow>
  );
}
