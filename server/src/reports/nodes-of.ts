import type { JourneyDocument, JourneyNode, NodeId } from '@sendero/shared';

/**
 * Every node that any version has, as the newest one with it has it.
 *
 * @param documents the versions, the newest first
 */
export function nodesOf(documents: readonly JourneyDocument[]): readonly JourneyNode[] {
  const nodes = new Map<NodeId, JourneyNode>();
  for (const { nodes: own } of documents) for (const node of own) if (!nodes.has(node.id)) nodes.set(node.id, node);
  return [...nodes.values()];
}
