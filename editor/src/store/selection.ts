import type { JourneyDocument, NodeId } from '@sendero/shared';
import { edgeKey, type EdgeKey } from './edge-key';

export interface Selection {
  readonly nodes: ReadonlySet<NodeId>;
  readonly edges: ReadonlySet<EdgeKey>;
}

export const NOTHING: Selection = { nodes: new Set(), edges: new Set() };

export function onlyNodes(ids: Iterable<NodeId>): Selection {
  return { nodes: new Set(ids), edges: new Set() };
}

export function onlyEdge(key: EdgeKey): Selection {
  return { nodes: new Set(), edges: new Set([key]) };
}

export function isEmpty(selection: Selection): boolean {
  return selection.nodes.size === 0 && selection.edges.size === 0;
}

/** The node that is selected alone, which the inspector shows. */
export function singleNode(selection: Selection): NodeId | undefined {
  const [first, second] = selection.nodes;
  return second === undefined ? first : undefined;
}

/** What is left of a selection after its document changed. */
export function pruned(selection: Selection, document: JourneyDocument): Selection {
  const nodes = new Set(document.nodes.map((node) => node.id));
  const edges = new Set(document.edges.map(edgeKey));
  return {
    nodes: new Set([...selection.nodes].filter((id) => nodes.has(id))),
    edges: new Set([...selection.edges].filter((key) => edges.has(key))),
  };
}
