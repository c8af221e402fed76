import type { EpochMs, RangeBounds } from '@sendero/shared';

/** What is summed up, in ms. */
export const QUARTER_MS = 15 * 60_000;
/** A reply counts for so long after the range, in ms. */
export const REPLY_MS = 24 * 60 * 60_000;

export type Stretch = readonly [from: EpochMs, to: EpochMs];

/** Where the figures of a range come from. */
export interface Sources {
  /** Taken from sums; begins where it ends when there are none. */
  readonly summed: Stretch;
  /** Counted from rows, before and after that; together they go on until replies count no more. */
  readonly counted: readonly [Stretch, Stretch];
}

/** @param known the quarters that are summed up */
export function sourcesOf({ from, to, bucket }: RangeBounds, known: Stretch | null): Sources {
  const end = to + REPLY_MS;
  const fits = bucket !== 'minute' && from % QUARTER_MS === 0 && to % QUARTER_MS === 0;
  const summed: Stretch =
    fits && known ? [between(known[0], from, end), between(known[1], from, end)] : ([from, from] as const);
  return {
    summed,
    counted: [
      [from, summed[0]],
      [summed[1], end],
    ],
  };
}

function between(at: EpochMs, low: EpochMs, high: EpochMs): EpochMs {
  return Math.min(Math.max(at, low), high);
}
