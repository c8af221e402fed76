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

/** Every n-th of so many marks, so that there are at most `most`. */
export function everyNth(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / Math.max(1, most)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
