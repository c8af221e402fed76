import { nodes, type NodeConfig } from '@sendero/shared';
import { dateText } from './date-text';

const { initial } = nodes['trigger.date'];
const birthday = { ...initial, source: { type: 'attribute', attribute: 'birthday' } } as const;
const departure = {
  type: 'event',
  event: { name: 'flight_booked', where: [] },
  property: 'departure',
} as const;

it.each<[NodeConfig<'trigger.date'>, string]>([
  [initial, 'No date chosen'],
  [birthday, 'On birthday, at 09:00'],
  [{ ...birthday, yearly: true }, 'Every year on birthday, at 09:00'],
  [
    { ...initial, source: departure, keepsOwnTime: true, shift: { amount: 1, unit: 'days', direction: 'before' } },
    '1 day before departure of flight_booked, at its time, or 09:00',
  ],
])('%j: %s', (config, text) => {
  expect(dateText(config)).toBe(text);
});
