import { dateStarts } from '@sendero/shared';
import fc from 'fast-check';
import { dateWindow } from './date-window';

const directions = fc.constantFrom('before' as const, 'after' as const);
const shifts = fc.option(
  fc.oneof(
    fc.record({ amount: fc.integer({ min: 1, max: 800 }), unit: fc.constant('days' as const), direction: directions }),
    fc.record({ amount: fc.integer({ min: 1, max: 90 }), unit: fc.constant('hours' as const), direction: directions }),
  ),
);
const latest = fc.constantFrom({ amount: 5, unit: 'minutes' as const }, { amount: 7, unit: 'days' as const });
const zones = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Lisbon', 'America/St_Johns');
const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2033-01-01') });
const times = fc.constantFrom('00:00', '09:00', '23:59');
const dates = fc
  .tuple(
    fc.date({ min: new Date('2023-06-01'), max: new Date('2036-01-01'), noInvalidDate: true }),
    fc.constantFrom('', 'T12:00', 'T23:30:00-11:00', 'T00:15:00+14:00'),
  )
  .map(([day, time]) => `${day.toISOString().slice(0, 10)}${time}`);

it('CTN-14 the window has every date whose time has just come', () => {
  let due = 0;
  fc.assert(
    fc.property(
      dates,
      shifts,
      latest,
      zones,
      times,
      fc.boolean(),
      fc.boolean(),
      moments,
      (value, shift, late, zone, time, yearly, keepsOwnTime, drawn) => {
        const rule = { shift, time, yearly, keepsOwnTime };
        const config = { ...rule, source: { type: 'attribute' as const, attribute: 'date' }, latest: late };
        const lateMs = late.unit === 'days' ? late.amount * 86_400_000 : late.amount * 60_000;
        // Just after the date's own moment where there is one, so that most of what is drawn is due.
        const own = dateStarts(value, rule, zone, { after: drawn, until: drawn + 800 * 86_400_000 })[0]?.dueAt;
        const now = own === undefined ? drawn : own + (drawn % lateMs);
        if (dateStarts(value, rule, zone, { after: now - lateMs - 1, until: now }).length === 0) return;
        due += 1;
        const window = dateWindow(config, now);
        if (yearly) expect(window.days).toContain(value.slice(5, 10));
        else expect(value.slice(0, 10) >= window.from && value.slice(0, 10) <= window.until).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
  expect(due).toBeGreaterThan(400);
});
