import { useCallback, useSyncExternalStore } from 'react';

const minuteMs = 60_000;

/** Sandbox time in epoch ms, to the minute: the page shows no seconds, so it is drawn again once a minute only. */
export function useSandboxTime(offsetMs: number): number {
  const read = useCallback(() => Math.floor((Date.now() + offsetMs) / minuteMs) * minuteMs, [offsetMs]);
  return useSyncExternalStore(eachSecond, read);
}

function eachSecond(onTick: () => void): () => void {
  const timer = window.setInterval(onTick, 1_000);
  return () => window.clearInterval(timer);
}
