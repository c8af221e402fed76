import { getBezierPath, useStore, useStoreApi, type InternalNode } from '@xyflow/react';
import { useMemo } from 'react';
import { EdgeLayer } from './edge-layer';
import styles from './far-edges.module.css';
import type { CardNode, OutputEdge } from './flow-elements';

interface Props {
  readonly edges: readonly OutputEdge[];
  /** Of each edge, in their order: '1' when it stands out. */
  readonly outstanding: string;
}

/** All edges of a canvas that is seen from afar, as one drawing: without labels, and nothing of it follows the canvas. */
export function FarEdges({ edges, outstanding }: Props) {
  const flow = useStoreApi<CardNode>();
  // What was measured lies in a map that stays the same object; a new list of nodes tells that something in it is new.
  const nodes = useStore((state) => state.nodes);
  const paths = useMemo(() => {
    const { nodeLookup } = flow.getState();
    return nodes.length === 0 ? [] : edges.map((edge) => pathOf(edge, nodeLookup));
  }, [edges, flow, nodes]);
  return (
    <EdgeLayer>
      <svg className={styles.edges} aria-hidden>
        {paths.map((path, index) => (
          <path key={edges[index]?.id} d={path} data-outstanding={outstanding[index] === '1' || undefined} />
        ))}
      </svg>
    </EdgeLayer>
  );
}

/** '' while one of its cards was not measured. */
function pathOf(edge: OutputEdge, nodes: ReadonlyMap<string, InternalNode<CardNode>>): string {
  const from = handleOf(nodes.get(edge.source), 'source', edge.sourceHandle);
  const to = handleOf(nodes.get(edge.target), 'target', edge.targetHandle);
  if (!from || !to) return '';
  const [path] = getBezierPath({
    ...{ sourceX: from.right, sourceY: from.middle, sourcePosition: from.position },
    ...{ targetX: to.left, targetY: to.middle, targetPosition: to.position },
  });
  return path;
}

function handleOf(node: InternalNode<CardNode> | undefined, type: 'source' | 'target', id?: string | null) {
  const handle = node?.internals.handleBounds?.[type]?.find((candidate) => candidate.id === id);
  if (!node || !handle) return undefined;
  const { x, y } = node.internals.positionAbsolute;
  const left = x + handle.x;
  return { left, right: left + handle.width, middle: y + handle.y + handle.height / 2, position: handle.position };
}
