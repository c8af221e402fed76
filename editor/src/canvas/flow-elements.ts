import {
  outputsOf,
  titleOf,
  type JourneyDocument,
  type JourneyEdge,
  type JourneyNode,
  type NodeId,
} from '@sendero/shared';
import type { Dimensions, Edge, Node } from '@xyflow/react';
import { edgeKey, type EdgeKey } from '../store/edge-key';
import type { Position } from '../store/edit-document';

/** The id of every node's way in. */
export const IN = 'in';

export type CardNode = Node<{ readonly node: JourneyNode }, 'card'>;
export type OutputEdge = Edge<{ readonly label: string; readonly title: string }, 'output'>;

interface Look {
  readonly selected: boolean;
  readonly size: Dimensions | undefined;
  /** Where the node is while it is being dragged. */
  readonly dragged: Position | undefined;
}

/** The last element made for a node: React Flow redraws only what is a new object. */
const made = new WeakMap<JourneyNode, { readonly look: Look; readonly element: CardNode }>();

/** A journey's node as React Flow wants it; the same object as long as nothing about it changed. */
export function cardNode(node: JourneyNode, look: Look): CardNode {
  const before = made.get(node);
  if (before && sameLook(before.look, look)) return before.element;
  const element: CardNode = {
    id: node.id,
    type: 'card',
    position: look.dragged ?? node.position,
    data: { node },
    selected: look.selected,
    ariaLabel: titleOf(node),
    ...(look.size && { measured: look.size }),
  };
  made.set(node, { look, element });
  return element;
}

/** A journey's edges as React Flow wants them, labelled where a node has several ways out. */
export function outputEdges(document: JourneyDocument, selected: ReadonlySet<EdgeKey>): OutputEdge[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  return document.edges.flatMap((edge): OutputEdge[] => {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    return from && to ? [outputEdge(edge, from, to, selected.has(edgeKey(edge)))] : [];
  });
}

interface DrawnEdge {
  readonly from: JourneyNode;
  readonly to: JourneyNode;
  readonly element: OutputEdge;
}

/** The last element made for an edge, as `made` is for nodes. */
const drawn = new WeakMap<JourneyEdge, DrawnEdge>();

function outputEdge(edge: JourneyEdge, from: JourneyNode, to: JourneyNode, selected: boolean): OutputEdge {
  const before = drawn.get(edge);
  const current = before?.from === from && before.to === to ? before.element : makeEdge(edge, from, to, selected);
  const same = before && sameEdge(before.element, current) ? before.element : current;
  const element = same.selected === selected ? same : { ...same, selected };
  drawn.set(edge, { from, to, element });
  return element;
}

function makeEdge(edge: JourneyEdge, from: JourneyNode, to: JourneyNode, selected: boolean): OutputEdge {
  const outputs = outputsOf(from);
  const label = outputs.find((output) => output.id === edge.output)?.label ?? edge.output;
  const title = `${titleOf(from)}, ${label}, to ${titleOf(to)}`;
  return {
    id: edgeKey(edge),
    type: 'output',
    source: edge.from,
    sourceHandle: edge.output,
    target: edge.to,
    targetHandle: IN,
    selected,
    data: { label: outputs.length > 1 ? label : '', title },
    ariaLabel: `Connection from ${title}`,
  };
}

function sameEdge(a: OutputEdge, b: OutputEdge): boolean {
  return a.data?.label === b.data?.label && a.data?.title === b.data?.title;
}

function sameLook(a: Look, b: Look): boolean {
  return (
    a.selected === b.selected &&
    a.size?.width === b.size?.width &&
    a.size?.height === b.size?.height &&
    a.dragged?.x === b.dragged?.x &&
    a.dragged?.y === b.dragged?.y
  );
}

/** Converts: React Flow hands back the ids that `cardNode` and `outputEdges` gave it. */
export function asNodeId(id: string): NodeId {
  return id as NodeId;
}

/** Converts, as `asNodeId` does. */
export function asEdgeKey(id: string): EdgeKey {
  return id as EdgeKey;
}
