import {
  definitionOf,
  outputsOf,
  type JourneyDocument,
  type JourneyEdge,
  type JourneyNode,
  type NodeId,
  type NodeType,
  type OutputId,
} from '@sendero/shared';
import { edgeKey, type EdgeKey } from './edge-key';

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A node of this type as it is first dropped on the canvas. */
export function newNode(type: NodeType, id: NodeId, position: Position): JourneyNode {
  return ofType({ id, type, title: '', position, config: definitionOf(type).initial });
}

export function nodeOf(document: JourneyDocument, id: NodeId): JourneyNode | undefined {
  return document.nodes.find((node) => node.id === id);
}

export function edgeOf(document: JourneyDocument, key: EdgeKey): JourneyEdge | undefined {
  return document.edges.find((edge) => edgeKey(edge) === key);
}

/** The node that an incoming edge would start at: triggers take none. */
export function takesEdges(node: JourneyNode): boolean {
  return !definitionOf(node.type).traits.start;
}

/** The first output that leads nowhere, required ones before the others. */
export function freeOutput(document: JourneyDocument, node: JourneyNode): OutputId | undefined {
  const taken = new Set(document.edges.filter((edge) => edge.from === node.id).map((edge) => edge.output));
  const free = outputsOf(node).filter((output) => !taken.has(output.id));
  return (free.find((output) => output.required) ?? free[0])?.id;
}

export function withNode(document: JourneyDocument, node: JourneyNode): JourneyDocument {
  return { ...document, nodes: [...document.nodes, node] };
}

/** Their edges go with them. */
export function withoutNodes(document: JourneyDocument, ids: ReadonlySet<NodeId>): JourneyDocument {
  return {
    ...document,
    nodes: document.nodes.filter((node) => !ids.has(node.id)),
    edges: document.edges.filter((edge) => !ids.has(edge.from) && !ids.has(edge.to)),
  };
}

export function withoutEdges(document: JourneyDocument, keys: ReadonlySet<EdgeKey>): JourneyDocument {
  return { ...document, edges: document.edges.filter((edge) => !keys.has(edgeKey(edge))) };
}

/** Whether this edge may be drawn: it leaves by an output that exists and does not lead into a trigger. */
export function canConnect(document: JourneyDocument, edge: JourneyEdge): boolean {
  const from = nodeOf(document, edge.from);
  const to = nodeOf(document, edge.to);
  if (!from || !to) return false;
  return takesEdges(to) && outputsOf(from).some((output) => output.id === edge.output);
}

/** An edge that left by the same output is replaced. */
export function withEdge(document: JourneyDocument, edge: JourneyEdge): JourneyDocument {
  if (!canConnect(document, edge)) return document;
  const key = edgeKey(edge);
  if (edgeOf(document, key)?.to === edge.to) return document;
  return { ...document, edges: [...document.edges.filter((other) => edgeKey(other) !== key), edge] };
}

/** Replaces a node's configuration; edges of outputs that it no longer has go at the same time. */
export function withConfig(document: JourneyDocument, id: NodeId, config: JourneyNode['config']): JourneyDocument {
  const changed = withChangedNode(document, id, (node) => ofType({ ...node, config }));
  const node = nodeOf(changed, id);
  if (!node) return document;
  const outputs = new Set(outputsOf(node).map((output) => output.id));
  return { ...changed, edges: changed.edges.filter((edge) => edge.from !== id || outputs.has(edge.output)) };
}

export function withTitle(document: JourneyDocument, id: NodeId, title: string): JourneyDocument {
  return withChangedNode(document, id, (node) => (node.title === title ? node : { ...node, title }));
}

export function withPositions(document: JourneyDocument, positions: ReadonlyMap<NodeId, Position>): JourneyDocument {
  const moves = document.nodes.some((node) => {
    const position = positions.get(node.id);
    return position !== undefined && (position.x !== node.position.x || position.y !== node.position.y);
  });
  if (!moves) return document;
  return {
    ...document,
    nodes: document.nodes.map((node) => {
      const position = positions.get(node.id);
      return position ? { ...node, position: { x: Math.round(position.x), y: Math.round(position.y) } } : node;
    }),
  };
}

function withChangedNode(
  document: JourneyDocument,
  id: NodeId,
  change: (node: JourneyNode) => JourneyNode,
): JourneyDocument {
  return { ...document, nodes: document.nodes.map((node) => (node.id === id ? change(node) : node)) };
}

/** Converts: callers hand over a configuration that belongs to the type beside it. */
function ofType(node: Omit<JourneyNode, 'config'> & { readonly config: unknown }): JourneyNode {
  return node as JourneyNode;
}
