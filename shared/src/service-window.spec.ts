import fc from 'fast-check';
import { isWindowOpen, SERVICE_WINDOW_MS, WINDOW_CLOSED_AFTER_MS, windowExpiresAt } from './service-window';

const wroteAt = 1_800_000_000_000;

it.each([
  ['at once', 0, true],
  ['after 23 hours', 23 * 3_600_000, true],
  ['just before the last minute', SERVICE_WINDOW_MS - 60_001, true],
  ['in the last minute, to be safe', SERVICE_WINDOW_MS - 60_000, false],
  ['after 24 hours', SERVICE_WINDOW_MS, false],
  ['for a message that came in late', SERVICE_WINDOW_MS * 2, false],
])('%s', (_when, age, isOpen) => {
  expect(isWindowOpen(windowExpiresAt(wroteAt), wroteAt + age)).toBe(isOpen);
});

it('is closed to a contact who never wrote', () => {
  expect(isWindowOpen(null, wroteAt)).toBe(false);
});

it('closes at the age that the linter counts with', () => {
  fc.assert(
    fc.property(fc.nat(2 * SERVICE_WINDOW_MS), (age) => {
      expect(isWindowOpen(windowExpiresAt(wroteAt), wroteAt + age)).toBe(age < WINDOW_CLOSED_AFTER_MS);
    }),
  );
});
