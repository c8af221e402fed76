import { definitionOf, nodes, type NodeId, type NodeType } from '@sendero/shared';

/** What people call a step: its title, its type's, or its id when the version lost it. */
export function stepTitle(node: NodeId, given: string | null, type: string | null): string {
  return given || (type !== null && isNodeType(type) ? definitionOf(type).title : node);
}

function isNodeType(type: string): type is NodeType {
  return Object.hasOwn(nodes, type);
}
