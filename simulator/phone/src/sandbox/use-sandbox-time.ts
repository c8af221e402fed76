import { useEffect, useState } from 'react';

/** Sandbox time in epoch ms, moving on once a second. */
export function useSandboxTime(offsetMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  // Talks to the browser's clock.
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return now + offsetMs;
}
