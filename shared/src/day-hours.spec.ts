import fc from 'fast-check';
import { hoursBegin, hoursEnd, weekdays } from './day-hours';
import { localOfMoment } from './zoned-time';

const at = (text: string) => Date.parse(text);
const office = { from: '09:00', until: '18:00', days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const };
const early = { from: '01:10', until: '01:50', days: [...weekdays] };

it.each([
  ['inside, at once', office, 'Europe/Lisbon', '2026-11-20T12:00:42Z', '2026-11-20T12:00:42Z'],
  ['before, on the same day', office, 'Europe/Lisbon', '2026-11-20T08:00Z', '2026-11-20T09:00Z'],
  ['at the end they are over', office, 'Europe/Lisbon', '2026-11-19T18:00Z', '2026-11-20T09:00Z'],
  ['over a weekend', office, 'Europe/Lisbon', '2026-11-20T18:00Z', '2026-11-23T09:00Z'],
  ['in a zone that is a day ahead', office, 'Asia/Tokyo', '2026-11-22T23:30Z', '2026-11-23T00:00Z'],
  [
    'hours that the clocks leap over come a day later',
    early,
    'Europe/Lisbon',
    '2026-03-29T00:30Z',
    '2026-03-30T00:10Z',
  ],
  ['of hours that come twice the first count', early, 'Europe/Lisbon', '2026-10-25T00:05Z', '2026-10-25T00:10Z'],
  [
    'a week of them is lost when their only day is',
    { ...early, days: ['Sun' as const] },
    'Europe/Lisbon',
    '2026-03-29T00:30Z',
    '2026-04-05T00:10Z',
  ],
  [
    'hours over midnight belong to the day on which they begin',
    { from: '22:00', until: '02:00', days: ['Fri' as const] },
    'UTC',
    '2026-11-21T01:00Z',
    '2026-11-21T01:00Z',
  ],
  [
    'a midnight that the clocks leap over',
    { from: '00:00', until: '08:00', days: [...weekdays] },
    'Africa/Cairo',
    '2026-04-23T21:00Z',
    '2026-04-23T22:00Z',
  ],
])('begin: %s', (_, hours, zone, now, begin) => {
  expect(new Date(hoursBegin(hours, zone, at(now))).toISOString()).toBe(new Date(begin).toISOString());
});

it('whoever waits for them comes out inside them, wherever and whenever, and not before', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const hours = fc
    .record({ from: time, until: time, days: fc.subarray([...weekdays], { minLength: 1 }) })
    .filter(({ from, until }) => from !== until);
  const zone = fc.constantFrom(
    'Europe/Lisbon',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Africa/Cairo',
    'Pacific/Chatham',
    'UTC',
  );
  const now = fc.oneof(
    fc.integer({ min: at('2026-01-01'), max: at('2027-01-01') }),
    // Around the days on which clocks are moved.
    fc
      .tuple(
        fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-10-04', '2026-10-25'),
        fc.nat(172_800_000),
      )
      .map(([day, after]) => at(day) - 86_400_000 + after),
  );
  let waited = 0;
  fc.assert(
    fc.property(hours, zone, now, (drawn, where, from) => {
      const out = hoursBegin(drawn, where, from);
      expect(out).toBeGreaterThanOrEqual(from);
      expect(hoursEnd(drawn, where, out)).toBeGreaterThan(out);
      if (!clocksWentBack(where, out)) expect(clocksShow(drawn, localOfMoment(out, where))).toBe(true);
      if (out === from) return;
      waited += 1;
      expect(hoursEnd(drawn, where, out - 1)).toBeNull();
      expect(hoursBegin(drawn, where, from + Math.floor((out - from) / 2))).toBe(out);
    }),
    { numRuns: 200 },
  );
  expect(waited).toBeGreaterThan(20);
});

/** Whether clocks show a time that they have shown before; hours that had begun go on then. */
function clocksWentBack(zone: string, moment: number): boolean {
  const ahead = (when: number) => at(`${localOfMoment(when, zone)}Z`) - Math.floor(when / 60_000) * 60_000;
  return ahead(moment) < ahead(moment - 2 * 3_600_000);
}

/** The plain reading of the hours: what day and time it is, and nothing of zones. */
function clocksShow(
  { from, until, days }: { readonly from: string; readonly until: string; readonly days: readonly string[] },
  local: string,
): boolean {
  const [date = '', time = ''] = local.split('T');
  const today = (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7;
  const isDay = (day: number) => days.includes(weekdays[(day + 7) % 7] ?? '');
  if (from < until) return isDay(today) && time >= from && time < until;
  return (isDay(today) && time >= from) || (isDay(today - 1) && time < until);
}
