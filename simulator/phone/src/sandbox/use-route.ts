import { useSyncExternalStore } from 'react';

/** Whose phone is on the screen and, once chosen, which business they are writing to. */
export interface Route {
  readonly waId: string | null;
  readonly phoneNumberId: string | null;
}

/** Lives in the address, `#/<customer>/<business number>`, so that reload and the back button do what they should. */
export function useRoute(): readonly [Route, (route: Route) => void] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return [readRoute(hash), goTo];
}

export function readRoute(hash: string): Route {
  const [waId, phoneNumberId] = hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decode);
  return { waId: waId ?? null, phoneNumberId: phoneNumberId ?? null };
}

function goTo({ waId, phoneNumberId }: Route): void {
  window.location.hash = `/${[waId, phoneNumberId].flatMap((part) => (part === null ? [] : encodeURIComponent(part))).join('/')}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
