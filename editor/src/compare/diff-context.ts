import { createContext, useContext } from 'react';
import type { DrawnDiff } from './drawn-diff';

export const DiffContext = createContext<DrawnDiff | null>(null);

/** The picture that is drawn. */
export function useDiff(): DrawnDiff {
  const diff = useContext(DiffContext);
  if (!diff) throw new Error('A compared card was drawn outside a comparison.');
  return diff;
}
