import type { JourneyDocument, NodeId } from '@sendero/shared';
import { useCallback, useMemo } from 'react';
import { WatchedCanvas } from '../canvas/watched-canvas';
import { ConnectedContext, connectedOutputs } from './connected-outputs';
import { LiveCard } from './live-card';
import { useLive } from './live-context';
import { LiveEdge } from './live-edge';
import { LiveFarEdges } from './live-far-edges';

const drawing = { nodeTypes: { card: LiveCard }, edgeTypes: { output: LiveEdge }, FarEdges: LiveFarEdges };

interface Props {
  readonly document: JourneyDocument;
  readonly chosen: NodeId | null;
  readonly onChoose: (node: NodeId | null) => void;
}

/** A version with who walks it. */
export function LiveCanvas(props: Props) {
  const { document } = props;
  const { view, figures } = useLive();
  const connected = useMemo(() => connectedOutputs(document), [document]);
  const onDistance = useCallback(
    (far: boolean) => {
      view.far = far;
      figures.hold(far);
    },
    [view, figures],
  );
  return (
    <ConnectedContext value={connected}>
      <WatchedCanvas label="The live journey" drawing={drawing} onDistance={onDistance} {...props} />
    </ConnectedContext>
  );
}
