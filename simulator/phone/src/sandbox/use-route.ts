import { useSyncExternalStore } from 'react';
import { readRoute, writeRoute, type Route } from './route';

/** The route lives in the address, so that reload and the back button do what they should. */
export function useRoute(): readonly [Route, (route: Route) => void] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return [readRoute(hash), goTo];
}

function goTo(route: Route): void {
  window.location.hash = writeRoute(route);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
