import type { Dimensions, NodeChange } from '@xyflow/react';
import { useCallback, useState } from 'react';
import type { CardNode } from './flow-elements';

/** What React Flow measured of the cards by their ids; it does not show a card before it has its size back. */
export function useMeasuredSizes() {
  const [sizes, setSizes] = useState<ReadonlyMap<string, Dimensions>>(new Map());
  const noteSizes = useCallback((changes: readonly NodeChange<CardNode>[]) => {
    const measured = changes.flatMap((change) =>
      change.type === 'dimensions' && change.dimensions ? [[change.id, change.dimensions] as const] : [],
    );
    if (measured.length > 0) setSizes((before) => new Map([...before, ...measured]));
  }, []);
  return [sizes, noteSizes] as const;
}
