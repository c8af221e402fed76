import { useSyncExternalStore } from 'react';

/** `wide`: list, phone and controls side by side. `medium`: without controls. `narrow`: one thing at a time. */
export type Layout = 'wide' | 'medium' | 'narrow';

const wide = window.matchMedia('(min-width: 1120px)');
const medium = window.matchMedia('(min-width: 740px)');

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, () => (wide.matches ? 'wide' : medium.matches ? 'medium' : 'narrow'));
}

function subscribe(onChange: () => void): () => void {
  const queries = [wide, medium];
  queries.forEach((query) => query.addEventListener('change', onChange));
  return () => queries.forEach((query) => query.removeEventListener('change', onChange));
}
