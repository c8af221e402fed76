import { historyKey, type ContactPast, type HistoryCondition } from '@sendero/shared';
import { someFacts } from '../testing/domain';
import { happenedOften } from './happened-often';
import { holds } from './holds';
import { BLANK } from './machine';

const NOW = 1_795_176_000_000;
const HOUR = 3_600_000;
const past: ContactPast = {
  events: [
    { name: 'order_placed', properties: { total: 60 }, at: NOW - 3 * HOUR },
    { name: 'order_placed', properties: { total: 5 }, at: NOW - HOUR },
    { name: 'order_placed', properties: {}, at: NOW + 1 },
  ],
  messages: [
    { at: NOW - HOUR, status: 'read', clicked: true },
    { at: NOW - HOUR, status: 'delivered', clicked: false },
    { at: NOW - HOUR, status: 'failed', clicked: false },
    { at: NOW - HOUR, status: 'accepted', clicked: false },
  ],
};
const hours = (amount: number) => ({ amount, unit: 'hours' as const });
const event = (times: number, rest: Partial<Extract<HistoryCondition, { subject: 'eventHistory' }>> = {}) =>
  ({
    subject: 'eventHistory',
    is: 'did',
    event: { name: 'order_placed', where: [] },
    times,
    within: null,
    ...rest,
  }) as const;
const message = (status: 'sent' | 'delivered' | 'read' | 'clicked', times: number) =>
  ({ subject: 'messageHistory', is: 'did', status, times, within: hours(1) }) as const;

it.each<[HistoryCondition, boolean]>([
  [event(2), true],
  [event(3), false],
  [event(1, { within: hours(1) }), true],
  [event(2, { within: hours(2) }), false],
  [event(2, { within: hours(3) }), true],
  [event(1, { event: { name: 'Order_placed', where: [] } }), false],
  [event(1, { event: { name: 'order_placed', where: [{ property: 'total', is: 'greaterThan', value: '50' }] } }), true],
  [
    event(2, { event: { name: 'order_placed', where: [{ property: 'total', is: 'greaterThan', value: '50' }] } }),
    false,
  ],
  [message('sent', 2), true],
  [message('sent', 3), false],
  [message('delivered', 2), true],
  [message('read', 1), true],
  [message('read', 2), false],
  [message('clicked', 1), true],
  [message('clicked', 2), false],
])('%j: %s', (condition, expected) => {
  expect(happenedOften(condition, past, NOW)).toBe(expected);
  // A run is told of it by its key, and asks the opposite by the same one.
  const facts = someFacts({ history: expected ? [historyKey(condition)] : [] });
  const opposite = { ...condition, is: 'didNot' } as const;
  expect(holds({ match: 'all', conditions: [condition] }, BLANK, facts)).toBe(expected);
  expect(holds({ match: 'all', conditions: [opposite] }, BLANK, facts)).toBe(!expected);
});
