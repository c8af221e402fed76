import { useStore } from 'zustand';
import { FarEdges } from '../canvas/far-edges';
import { asNodeId, type OutputEdge } from '../canvas/flow-elements';
import { useLive } from './live-context';

/** All connections seen from afar; those that somebody went along stand out. */
export function LiveFarEdges({ edges }: { readonly edges: readonly OutputEdge[] }) {
  const { counts } = useLive();
  const passed = useStore(counts, ({ nodes }) =>
    edges
      .map(({ source, sourceHandle }) => (nodes[asNodeId(source)]?.outputs[sourceHandle ?? ''] ? '1' : '0'))
      .join(''),
  );
  return <FarEdges edges={edges} outstanding={passed} />;
}
