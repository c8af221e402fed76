/** Sandbox time: the machine's clock plus what was added by hand. It never goes back. */
export interface SandboxClock {
  /** Epoch milliseconds. */
  now(): number;
  advance(ms: number): void | Promise<void>;
}

export function createClock(startAheadMs = 0): SandboxClock {
  let aheadMs = startAheadMs;
  return {
    now: () => Date.now() + aheadMs,
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}
