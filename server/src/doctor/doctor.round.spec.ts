import { isNight } from './doctor.round';

it.each([
  ['2026-11-20T03:00:00Z', 'UTC', true],
  ['2026-11-20T03:59:59Z', 'UTC', true],
  ['2026-11-20T04:00:00Z', 'UTC', false],
  ['2026-11-20T13:03:00Z', 'UTC', false],
  ['2026-11-20T03:30:00Z', 'Europe/Istanbul', false],
  ['2026-11-20T00:30:00Z', 'Europe/Istanbul', true],
])('at %s it is the hour for setting counters right in %s: %s', (at, zone, expected) => {
  expect(isNight(Date.parse(at), zone)).toBe(expected);
});
