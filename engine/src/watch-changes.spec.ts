import { durationMs } from '@sendero/shared';
import { aJourney, NOON } from '../testing/domain';
import { compile, hears, watchChanges } from './index';

const within = { amount: 30, unit: 'minutes' as const };
const journey = compile(
  aJourney(
    [
      ['cart', 'trigger.inaction', { event: { name: 'cart_updated' }, missing: { name: 'order_placed' }, within }],
      [
        'again',
        'trigger.inaction',
        {
          event: { name: 'order_placed' },
          missing: { name: 'order_placed', where: [{ property: 'total', is: 'greaterThan', value: '10' }] },
          within,
        },
      ],
      ['rest', 'wait', { duration: within }],
    ],
    ['cart.next > rest', 'again.next > rest'],
  ),
);
const dueAt = NOON + durationMs(within);

it.each([
  ['begins the watch of a trigger that it is named by', 'cart_updated', {}, [{ type: 'watch', node: 'cart', dueAt }]],
  [
    'ends one watch and begins another',
    'order_placed',
    {},
    [
      { type: 'unwatch', node: 'cart' },
      { type: 'watch', node: 'again', dueAt },
    ],
  ],
  [
    'ends a watch before it begins it anew',
    'order_placed',
    { total: 11 },
    [
      { type: 'unwatch', node: 'cart' },
      { type: 'unwatch', node: 'again' },
      { type: 'watch', node: 'again', dueAt },
    ],
  ],
  ['does nothing to others', 'cart_opened', {}, []],
])('an event %s (CTN-13)', (_, name, properties, expected) => {
  expect(watchChanges(journey, { type: 'customEvent', name, properties, at: NOON })).toEqual(expected);
});

it('a journey hears events when a rule of its settings asks for them', () => {
  const exits = [{ type: 'event' as const, event: { name: 'order_placed', where: [] } }];
  const { settings } = journey.document;
  expect(hears(journey, 'customEvent')).toBe(false);
  expect(hears(compile({ ...journey.document, settings: { ...settings, exits } }), 'customEvent')).toBe(true);
});
