import fc from 'fast-check';
import { axisTicks, markStep, stepArea, stepPath } from './chart-scale';

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [100, [0, 50, 100]],
  [1_234, [0, 500, 1_000, 1_500]],
])('the axis for at most %d has the marks %j', (most, marks) => {
  expect(axisTicks(most)).toEqual(marks);
});

it('the axis reaches what is shown with few whole marks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (most) => {
      const marks = axisTicks(most);
      expect(marks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(marks.length).toBeLessThanOrEqual(6);
      expect(marks.every(Number.isInteger)).toBe(true);
    }),
  );
});

it('steps hold until the next one begins', () => {
  const points = [
    { x: 0, y: 9 },
    { x: 10, y: 4.26 },
  ];
  expect(stepPath(points, 20)).toBe('M0,9H10L10,4.3H20');
  expect(stepArea(points, 20, 30)).toBe('M0,9H10L10,4.3H20V30H0Z');
  expect(stepArea([], 20, 30)).toBe('');
});

it.each([
  ['minute', 60, 14, 5],
  ['minute', 60, 5, 15],
  ['quarter', 96, 14, 8],
  ['quarter', 96, 4, 24],
  ['hour', 168, 14, 24],
  ['hour', 168, 3, 72],
  ['day', 30, 14, 5],
  ['day', 366, 14, 28],
  ['day', 366, 0, 366],
] as const)(
  'of buckets of a %s, %d of them, with room for %d marks, every %d-th is named',
  (bucket, count, most, step) => {
    expect(markStep(bucket, count, most)).toBe(step);
  },
);
