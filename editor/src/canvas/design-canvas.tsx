import { useComputedColorScheme } from '@mantine/core';
import {
  Background,
  Controls,
  MiniMap,
  Panel,
  ReactFlow,
  useReactFlow,
  type Connection,
  type FinalConnectionState,
  type IsValidConnection,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useState, type DragEvent, type MouseEvent } from 'react';
import { DRAG_TYPE, isNodeType } from '../palette/drag-type';
import { edgeOf, canConnect } from '../store/edit-document';
import { useJourneyStore } from '../store/journey-context';
import { newNodeId } from '../store/new-id';
import { CARD } from '../store/place-node';
import './canvas.css';
import { openDialog, useCanvasView, useCanvasViewStore } from './canvas-view';
import type { CommandContext } from './commands';
import { DesignCard } from './design-card';
import { DesignEdge } from './design-edge';
import { FIT, firstFit } from './fit';
import { asEdgeKey, asNodeId, type CardNode, type OutputEdge } from './flow-elements';
import { ProblemsButton } from '../problems/problems-button';
import { Toolbar } from './toolbar';
import { useFlowElements } from './use-flow-elements';

const nodeTypes = { card: DesignCard };
const edgeTypes = { output: DesignEdge };
/** From here on only what is seen is drawn; below, Tab can reach every step. */
const MANY = 150;
const SNAP: [number, number] = [10, 10];

/** The journey as it is being drawn. */
export function DesignCanvas({ context }: { readonly context: CommandContext }) {
  const store = useJourneyStore();
  const view = useCanvasViewStore();
  const problemsShown = useCanvasView((state) => state.problemsShown);
  const colorScheme = useComputedColorScheme();
  const { screenToFlowPosition } = useReactFlow();
  const flow = useFlowElements();
  /** An empty canvas must stay where it is when the first step is dropped on it. */
  const [startsFilled] = useState(flow.nodes.length > 0);
  const [start] = useState(() => firstFit(flow.nodes[0]?.id));

  const onConnect = useCallback((connection: Connection) => store.getState().connect(asEdge(connection)), [store]);
  const isValidConnection = useCallback<IsValidConnection<OutputEdge>>(
    (connection) => canConnect(store.getState().document, asEdge(connection)),
    [store],
  );
  const onReconnect = useCallback(
    (before: OutputEdge, connection: Connection) =>
      store.getState().reconnect(asEdgeKey(before.id), asEdge(connection)),
    [store],
  );
  /** An edge that is dropped on nothing asks what it should lead to. */
  const onConnectEnd = useCallback(
    (_event: globalThis.MouseEvent | TouchEvent, { isValid, toNode, fromHandle }: FinalConnectionState) => {
      if (isValid || toNode || fromHandle?.type !== 'source' || !fromHandle.id) return;
      openDialog(view, { type: 'connect', from: asNodeId(fromHandle.nodeId), output: fromHandle.id });
    },
    [view],
  );

  // React Flow hands these to every card and edge: a new function would draw them all again.
  const onNodeClick = useCallback(() => view.setState({ formShown: true }), [view]);
  const onEdgeMouseEnter = useCallback(
    (_event: MouseEvent, edge: OutputEdge) => view.setState({ hoveredEdge: asEdgeKey(edge.id) }),
    [view],
  );
  const onEdgeMouseLeave = useCallback(() => view.setState({ hoveredEdge: null }), [view]);

  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    const dropEdge = edgeUnder(event.target);
    if (view.getState().dropEdge !== dropEdge) view.setState({ dropEdge });
  };
  const onDrop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(DRAG_TYPE);
    if (!isNodeType(type)) return;
    event.preventDefault();
    const { document, insertOnEdge, addNode } = store.getState();
    const key = edgeUnder(event.target);
    view.setState({ dropEdge: null, dragged: null });
    if (key && edgeOf(document, key)) return insertOnEdge(type, newNodeId(), key);
    const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    addNode(type, newNodeId(), { x: point.x - CARD.width / 2, y: point.y - 30 });
  };

  return (
    <ReactFlow<CardNode, OutputEdge>
      {...flow}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onConnect={onConnect}
      isValidConnection={isValidConnection}
      onReconnect={onReconnect}
      onConnectEnd={onConnectEnd}
      onNodeClick={onNodeClick}
      onEdgeMouseEnter={onEdgeMouseEnter}
      onEdgeMouseLeave={onEdgeMouseLeave}
      onDragOver={onDragOver}
      onDrop={onDrop}
      deleteKeyCode={null}
      snapToGrid
      snapGrid={SNAP}
      minZoom={0.1}
      panOnScroll
      selectNodesOnDrag={false}
      fitView={startsFilled}
      fitViewOptions={start}
      onlyRenderVisibleElements={flow.nodes.length > MANY}
      connectionRadius={28}
      colorMode={colorScheme}
      proOptions={{ hideAttribution: false }}
      aria-label="The journey"
    >
      <Background gap={20} color="var(--canvas-dots)" />
      <Panel position="top-left">
        <div className="canvas-tools">
          <Toolbar context={context} />
          <ProblemsButton />
        </div>
      </Panel>
      <Controls showInteractive={false} fitViewOptions={FIT} />
      {flow.nodes.length > 0 && !problemsShown && <MiniMap pannable zoomable ariaLabel="Overview of the journey" />}
    </ReactFlow>
  );
}

function asEdge({
  source,
  sourceHandle,
  target,
}: Pick<Connection, 'source' | 'target'> & { sourceHandle?: string | null }) {
  return { from: asNodeId(source), output: sourceHandle ?? '', to: asNodeId(target) };
}

/** The edge whose line or label is under the pointer. */
function edgeUnder(target: EventTarget) {
  if (!(target instanceof Element)) return null;
  const line = target.closest('.react-flow__edge')?.getAttribute('data-id');
  const label = target.closest('[data-edge]')?.getAttribute('data-edge');
  const id = line ?? label;
  return id ? asEdgeKey(id) : null;
}
