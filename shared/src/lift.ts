/** How many of a group did what they were meant to. */
export interface Share {
  readonly started: number;
  readonly reached: number;
}

/** How one group compares with another. */
export interface Lift {
  /** By how much the rate is higher, as a part of 1: 0.05 for 12% instead of 7%. */
  readonly difference: number;
  /** The difference lies between these in 95 of 100 cases. */
  readonly low: number;
  readonly high: number;
  /** The difference as a part of the other's rate; null when that is 0. */
  readonly relative: number | null;
  /** Whether it is hardly chance: 0 does not lie between the two. */
  readonly isClear: boolean;
}

/** The 97.5th percentile of the normal distribution: 95 of 100 lie within it on both sides. */
const Z = 1.959964;

/**
 * Compares two rates with a 95% interval for their difference, by Newcombe's method from Wilson's intervals (Statistics in
 * Medicine 17, 1998, method 10), which also holds for small groups and rates near 0. Null when a group is empty.
 */
export function liftOf(group: Share, other: Share): Lift | null {
  if (group.started === 0 || other.started === 0) return null;
  const [a, b] = [wilson(group), wilson(other)];
  const difference = a.rate - b.rate;
  const low = difference - Math.hypot(a.rate - a.low, b.high - b.rate);
  const high = difference + Math.hypot(a.high - a.rate, b.rate - b.low);
  return { difference, low, high, relative: b.rate === 0 ? null : difference / b.rate, isClear: low > 0 || high < 0 };
}

function wilson({ started: n, reached }: Share) {
  const rate = reached / n;
  const middle = (2 * n * rate + Z * Z) / (2 * (n + Z * Z));
  const half = (Z * Math.sqrt(Z * Z + 4 * n * rate * (1 - rate))) / (2 * (n + Z * Z));
  return { rate, low: middle - half, high: middle + half };
}
