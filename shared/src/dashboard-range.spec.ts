import fc from 'fast-check';
import { boundsOf, bucketStarts, namedRanges, readRange, type DashboardRange } from './dashboard-range';

const now = Date.parse('2026-11-21T13:31:33Z');
const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z');

it.each<[DashboardRange, string, string, string, string, number]>([
  ['hour', 'UTC', '2026-11-21T12:32Z', '2026-11-21T13:32Z', 'minute', 60],
  ['today', 'UTC', '2026-11-21T00:00Z', '2026-11-22T00:00Z', 'quarter', 96],
  ['today', 'Asia/Kathmandu', '2026-11-20T18:15Z', '2026-11-21T18:15Z', 'quarter', 96],
  ['today', 'Pacific/Auckland', '2026-11-21T11:00Z', '2026-11-22T11:00Z', 'quarter', 96],
  ['yesterday', 'UTC', '2026-11-20T00:00Z', '2026-11-21T00:00Z', 'quarter', 96],
  ['7d', 'UTC', '2026-11-15T00:00Z', '2026-11-22T00:00Z', 'hour', 168],
  ['30d', 'America/New_York', '2026-10-23T04:00Z', '2026-11-22T05:00Z', 'day', 30],
  ['2026-10-25..2026-10-25', 'Europe/Lisbon', '2026-10-24T23:00Z', '2026-10-26T00:00Z', 'quarter', 100],
  ['2026-03-29..2026-03-29', 'Europe/Lisbon', '2026-03-29T00:00Z', '2026-03-29T23:00Z', 'quarter', 92],
  ['2026-01-01..2026-12-31', 'UTC', '2026-01-01T00:00Z', '2027-01-01T00:00Z', 'day', 365],
])('%s in %s is %s to %s by the %s', (range, zone, from, to, bucket, count) => {
  const bounds = boundsOf(range, now, zone);
  expect([iso(bounds.from), iso(bounds.to), bounds.bucket]).toEqual([from, to, bucket]);
  expect(bucketStarts(bounds, zone)).toHaveLength(count);
});

it('the buckets of a range begin with it, follow each other and end with it, whatever clocks do', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Lisbon', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Cairo');
  const moments = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') });
  fc.assert(
    fc.property(fc.constantFrom(...namedRanges), moments, zones, (range, at, zone) => {
      const bounds = boundsOf(range, at, zone);
      const starts = bucketStarts(bounds, zone);
      expect(starts[0]).toBe(bounds.from);
      expect(starts.every((start, index) => index === 0 || start > (starts[index - 1] ?? start))).toBe(true);
      expect(starts.at(-1) ?? bounds.to).toBeLessThan(bounds.to);
      if (range !== 'yesterday') expect(bounds.from <= at && at < bounds.to).toBe(true);
    }),
  );
});

it.each([
  ['today', 'today'],
  ['2026-11-02..2026-11-08', '2026-11-02..2026-11-08'],
  ['2026-11-08..2026-11-02', null],
  ['2026-02-30..2026-03-01', null],
  ['2024-01-01..2026-01-01', null],
  ['2026-11-02', null],
  ['tomorrow', null],
  ['', null],
])('“%s” is read as %s', (text, range) => {
  expect(readRange(text)).toBe(range);
});
