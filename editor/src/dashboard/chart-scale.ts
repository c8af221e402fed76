import type { Bucket } from '@sendero/shared';

/** Round values from 0 to at least `most`, few enough to be read; counts, so never less than 1 apart. */
export function axisTicks(most: number, count = 4): readonly number[] {
  const rough = Math.max(most, 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  const top = Math.ceil(Math.max(most, 1) / step);
  return Array.from({ length: top + 1 }, (_, index) => index * step);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Steps from point to point: each holds until the next one begins, the last one until `end`. */
export function stepPath(points: readonly Point[], end: number): string {
  return points
    .map(({ x, y }, index) => {
      const until = points[index + 1]?.x ?? end;
      return `${index === 0 ? 'M' : 'L'}${round(x)},${round(y)}H${round(until)}`;
    })
    .join('');
}

/** The area between the steps and a floor. */
export function stepArea(points: readonly Point[], end: number, floor: number): string {
  const [first] = points;
  return first ? `${stepPath(points, end)}V${round(floor)}H${round(first.x)}Z` : '';
}

/** After how many buckets a mark may stand, so that it names a round time: 5 min, 2 h, a day, a week. */
const ROUND: Readonly<Record<Bucket, readonly number[]>> = {
  minute: [1, 2, 5, 10, 15, 30, 60],
  quarter: [1, 2, 4, 8, 12, 16, 24, 32, 48, 96],
  hour: [24, 48, 72, 96, 168, 240, 336],
  day: [1, 2, 5, 7, 14, 28, 56, 84, 168],
};

/** After how many of so many buckets the next mark stands, so that there are about `most` at most. */
export function markStep(bucket: Bucket, count: number, most: number): number {
  const wanted = count / Math.max(1, most);
  return ROUND[bucket].find((step) => step >= wanted) ?? Math.ceil(wanted);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
