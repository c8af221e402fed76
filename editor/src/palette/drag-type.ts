import { nodes, type NodeType } from '@sendero/shared';

/** Marks a drag as one from our palette. */
export const DRAG_TYPE = 'application/x-sendero-node';

/** Every node type in the order of the registry. */
export const nodeTypes: readonly NodeType[] = Object.keys(nodes).filter(isNodeType);

export function isNodeType(name: string): name is NodeType {
  return Object.hasOwn(nodes, name);
}
