import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { JourneyState } from './journey-state';
import type { JourneyStore } from './journey-store';

export const JourneyContext = createContext<JourneyStore | null>(null);

/** The store of the journey that is open. */
export function useJourneyStore(): JourneyStore {
  const store = useContext(JourneyContext);
  if (!store) throw new Error('A part of the canvas was drawn outside a journey.');
  return store;
}

/** One slice of the open journey; the component draws again only when that slice changes. */
export function useJourney<T>(select: (state: JourneyState) => T): T {
  return useStore(useJourneyStore(), select);
}
