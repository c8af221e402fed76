import type { JourneyCounts, NodeCounts, NodeId } from '@sendero/shared';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EdgeKey } from '../store/edge-key';
import { Figures, type Pace } from './figures';
import { createMovePulses } from './move-pulses';

export const NOBODY: NodeCounts = {
  entered: 0,
  here: 0,
  outputs: {},
  ended: 0,
  failed: 0,
  control: 0,
  holdout: 0,
  moved: 0,
  messages: { queued: 0, sent: 0, delivered: 0, read: 0, clicked: 0, failed: 0 },
};

/** As many cards a frame as leave time for the rest of it. */
const PACE: Pace = { cards: 24, everyMs: 16 };

/** What the live canvas shows beside the version's document. */
export function createLive() {
  const view = { far: false };
  return {
    /** The counts as they were told last. */
    counts: createStore<{ readonly nodes: JourneyCounts['nodes'] }>()(() => ({ nodes: {} })),
    /** What the cards show of them. */
    figures: new Figures(PACE),
    pulses: createMovePulses(),
    /** How the canvas is seen. */
    view,
    tell(nodes: JourneyCounts['nodes']) {
      this.counts.setState({ nodes });
      this.figures.bring(nodes);
    },
  };
}

export type Live = ReturnType<typeof createLive>;

export const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('A live card was drawn outside the live canvas.');
  return live;
}

/** One slice of a node's figures; the card draws again only when that slice changes. */
export function useNodeCounts<T>(node: NodeId, select: (counts: NodeCounts) => T): T {
  const { figures } = useLive();
  const subscribe = useCallback((changed: () => void) => figures.subscribe(node, changed), [figures, node]);
  return useSyncExternalStore(subscribe, () => select(figures.of(node) ?? NOBODY));
}

const NONE: readonly number[] = [];

export function usePulses(edge: EdgeKey): readonly number[] {
  return useStore(useLive().pulses.store, ({ edges }) => edges[edge] ?? NONE);
}
