/** What one runner did in one round. */
export interface Round {
  /** Things that happened to contacts, each one step. */
  readonly events: number;
  /** Nodes that contacts left. */
  readonly visits: number;
  readonly seconds: number;
  /** Processor time of the worker and of its Postgres, in s; unlike the rates it hardly depends on who else is busy. */
  readonly cpu?: { readonly worker: number; readonly postgres: number };
}

export function stepsPerSecond({ visits, seconds }: Round): number {
  return visits / seconds;
}

export function eventsPerSecond({ events, seconds }: Round): number {
  return events / seconds;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
