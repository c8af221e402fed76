import type { NodeId } from '@sendero/shared';
import { Handle, Position } from '@xyflow/react';

interface Props {
  readonly node: NodeId;
  readonly id: string;
  readonly type: 'source' | 'target';
  readonly connectable: boolean;
  readonly className: string | undefined;
}

/** Where an edge begins or ends at a card: on its left for the way in, on its right for a way out. */
export function NodeHandle({ node, id, type, connectable, className = '' }: Props) {
  const position = type === 'target' ? Position.Left : Position.Right;
  if (connectable) return <Handle type={type} id={id} position={position} className={className} />;
  // React Flow finds it by these; its own component would look at every movement of the canvas for a connection.
  return (
    <div
      className={`react-flow__handle react-flow__handle-${position} ${type} ${className}`}
      data-nodeid={node}
      data-handleid={id}
      data-handlepos={position}
    />
  );
}
