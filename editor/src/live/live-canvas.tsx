import type { JourneyDocument, NodeId } from '@sendero/shared';
import { WatchedCanvas } from '../canvas/watched-canvas';
import { LiveCard } from './live-card';
import { useLive } from './live-context';
import { LiveEdge } from './live-edge';

const drawing = { nodeTypes: { card: LiveCard }, edgeTypes: { output: LiveEdge } };

interface Props {
  readonly document: JourneyDocument;
  readonly chosen: NodeId | null;
  readonly onChoose: (node: NodeId | null) => void;
}

/** A version with who walks it. */
export function LiveCanvas(props: Props) {
  const { view } = useLive();
  const onZoom = (zoom: number) => {
    view.zoom = zoom;
  };
  return <WatchedCanvas label="The live journey" drawing={drawing} onZoom={onZoom} {...props} />;
}
