import type { NodeConfig } from '@sendero/shared';
import { dateStartsOf } from './date-starts-of';

const config: NodeConfig<'trigger.date'> = {
  source: { type: 'attribute', attribute: 'birthday' },
  shift: null,
  time: '09:00',
  keepsOwnTime: false,
  yearly: false,
  latest: { amount: 12, unit: 'hours' },
};
const source = {
  type: 'event',
  event: { name: 'booked', where: [{ property: 'class', is: 'equals', value: 'eco' }] },
  property: 'departure',
} as const;
const time = { after: Date.parse('2026-11-01T00:00Z'), until: Date.parse('2026-12-31T00:00Z') };
const dueAt = Date.parse('2026-12-24T09:00Z');
const booked = (departure: string, seat: string) => ({ name: 'booked', properties: { departure, class: seat }, at: 0 });

it('CTN-14 reads the date of an attribute, and tells the run of it', () => {
  const dated = { attributes: { birthday: '2026-12-24' }, timeZone: 'UTC', events: [] };
  expect(dateStartsOf(config, dated, time)).toEqual([{ day: '2026-12-24', dueAt, properties: { date: '2026-12-24' } }]);
  expect(dateStartsOf(config, { ...dated, attributes: {} }, time)).toEqual([]);
  const odd = { ...config, source: { type: 'attribute', attribute: 'constructor' } } as const;
  expect(dateStartsOf(odd, dated, time)).toEqual([]);
});

it('CTN-14 reads the date of each event that fits, and tells the run what the event said', () => {
  const events = [booked('2026-12-24', 'eco'), booked('2026-12-24', 'first'), booked('open', 'eco')];
  expect(dateStartsOf({ ...config, source }, { attributes: {}, timeZone: 'UTC', events }, time)).toEqual([
    { day: '2026-12-24', dueAt, properties: { departure: '2026-12-24', class: 'eco' } },
  ]);
});
