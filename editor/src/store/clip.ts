import { DEFAULT_SETTINGS, journeyDocument, type JourneyDocument, type NodeId } from '@sendero/shared';
import { type Position } from './edit-document';

/** Nodes on the clipboard with the edges between them; also how they travel from one journey to another. */
export interface Clip {
  readonly kind: 'sendero.nodes';
  readonly document: JourneyDocument;
}

export function clipOf(document: JourneyDocument, ids: ReadonlySet<NodeId>): Clip {
  return {
    kind: 'sendero.nodes',
    document: {
      schema: 1,
      nodes: document.nodes.filter((node) => ids.has(node.id)),
      edges: document.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)),
      settings: DEFAULT_SETTINGS,
    },
  };
}

/** Reads what was pasted; null when it is not a clip of ours. */
export function parseClip(text: string): Clip | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('kind' in value) || !('document' in value)) return null;
    if (value.kind !== 'sendero.nodes') return null;
    const document = journeyDocument.safeParse(value.document);
    return document.success ? { kind: 'sendero.nodes', document: document.data } : null;
  } catch {
    return null;
  }
}

/** A clip's nodes under new ids, moved by an offset. */
export function freshCopy(clip: Clip, newId: () => NodeId, offset: Position): JourneyDocument {
  const ids = new Map(clip.document.nodes.map((node) => [node.id, newId()]));
  return {
    ...clip.document,
    nodes: clip.document.nodes.map((node) => ({
      ...node,
      id: ids.get(node.id) ?? node.id,
      position: { x: node.position.x + offset.x, y: node.position.y + offset.y },
    })),
    edges: clip.document.edges.map((edge) => ({
      ...edge,
      from: ids.get(edge.from) ?? edge.from,
      to: ids.get(edge.to) ?? edge.to,
    })),
  };
}
