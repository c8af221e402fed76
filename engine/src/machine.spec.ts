import { guardNames, weekdays } from '@sendero/shared';
import { aJourney } from '../testing/domain';
import { compile } from './index';

const journey = compile(
  aJourney(
    [
      ['start', 'trigger.message', { match: { type: 'any' } }],
      ['hello', 'send', { message: { type: 'text', text: 'Hello' }, template: { name: 'reminder', language: 'en' } }],
      ['rest', 'wait', { duration: { amount: 1, unit: 'hours' } }],
    ],
    ['start.next > hello', 'hello.sent > rest'],
  ),
);

it('every guard of the policy is named in the machine', () => {
  const { states } = journey.machine.root;
  const guards = states['hello']?.always?.map(({ guard }) => namesIn(guard)) ?? [];
  expect(guards).toEqual([
    ['notSuppressed', 'serviceWindowOpen', 'isFilledIn'],
    ['notSuppressed', 'serviceWindowOpen', 'underFrequencyCap'],
    ['notSuppressed', 'serviceWindowOpen'],
    ['notSuppressed', 'optedIn', 'templateSendable', 'isFilledIn'],
    ['notSuppressed', 'optedIn', 'templateSendable', 'underFrequencyCap'],
    ['notSuppressed', 'optedIn', 'templateSendable'],
    [],
  ]);
  const ofHours = 'outsideQuietHours';
  expect(new Set([...guards.flat(), ofHours])).toEqual(new Set([...guardNames, 'isFilledIn']));
});

it('quiet hours hold a message that nothing else stands in the way of', () => {
  const { document } = journey;
  const quietHours = { from: '21:00', until: '08:00', days: weekdays, zone: 'UTC' };
  const { states } = compile({ ...document, settings: { ...document.settings, quietHours } }).machine.root;
  const ways = states['hello']?.states['choosing']?.always?.map(({ guard, target }) => [
    namesIn(guard),
    target?.map(({ key }) => key),
  ]);
  expect(ways).toEqual([
    [['notSuppressed', 'serviceWindowOpen', 'outsideQuietHours'], ['held']],
    [['notSuppressed', 'serviceWindowOpen', 'isFilledIn'], ['rest']],
    [['notSuppressed', 'serviceWindowOpen', 'underFrequencyCap'], ['$ended']],
    [['notSuppressed', 'serviceWindowOpen'], ['$ended']],
    [['notSuppressed', 'optedIn', 'templateSendable', 'outsideQuietHours'], ['held']],
    [['notSuppressed', 'optedIn', 'templateSendable', 'isFilledIn'], ['rest']],
    [['notSuppressed', 'optedIn', 'templateSendable', 'underFrequencyCap'], ['$ended']],
    [['notSuppressed', 'optedIn', 'templateSendable'], ['$ended']],
    [[], ['$ended']],
  ]);
});

it('a node is a state of its name, and an edge a transition', () => {
  const { states } = journey.machine.root;
  expect(Object.keys(states)).toEqual(['$start', 'start', 'hello', 'rest', '$ended']);
  expect(states['start']?.always?.map(({ target }) => target?.map(({ key }) => key))).toEqual([['hello']]);
});

it('the machine can be exported as JSON', () => {
  const exported = JSON.parse(JSON.stringify(journey.machine));
  expect(exported.states.rest.on.timerDue[0]).toMatchObject({ guard: 'isCurrentTimer', target: ['#journey.$ended'] });
});

it('an edge to a node that is not there does not compile', () => {
  const { nodes, ...rest } = journey.document;
  expect(() => compile({ ...rest, nodes: nodes.slice(0, 2) })).toThrow('rest');
});

/** XState keeps what `and` joins beside the function that it makes. */
function namesIn(guard: unknown): readonly string[] {
  if (typeof guard === 'string') return [guard];
  if (typeof guard === 'function' && 'guards' in guard && Array.isArray(guard.guards))
    return guard.guards.flatMap(namesIn);
  if (typeof guard === 'object' && guard !== null && 'type' in guard) return [String(guard.type)];
  return [];
}
