import type { RunMove } from '@sendero/shared';
import { createStore } from 'zustand/vanilla';
import { edgeKey, type EdgeKey } from '../store/edge-key';

/** At most this many dots run along one edge at a time; more would say nothing more. */
const MOST_PULSES = 4;

interface Pulses {
  /** The dots that run along an edge now, by number. */
  readonly edges: { readonly [edge: EdgeKey]: readonly number[] };
}

/** The dots that show contacts moving along edges. */
export function createMovePulses() {
  let last = 0;
  const store = createStore<Pulses>()(() => ({ edges: {} }));
  return {
    store,
    show(moves: readonly RunMove[]) {
      store.setState(({ edges }) => {
        const next: Record<EdgeKey, readonly number[]> = { ...edges };
        for (const { from, output } of moves) {
          const key = edgeKey({ from, output });
          const running = next[key] ?? [];
          if (running.length < MOST_PULSES) next[key] = [...running, ++last];
        }
        return { edges: next };
      });
    },
    end(edge: EdgeKey, pulse: number) {
      store.setState(({ edges }) => ({
        edges: { ...edges, [edge]: (edges[edge] ?? []).filter((running) => running !== pulse) },
      }));
    },
  };
}
