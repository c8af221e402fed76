import { createContext, useContext } from 'react';
import type { Walk } from './walk';

export const WalkContext = createContext<Walk | null>(null);

/** The walk that the canvas draws. */
export function useWalk(): Walk {
  const walk = useContext(WalkContext);
  if (!walk) throw new Error('A simulated card was drawn outside a walk.');
  return walk;
}
