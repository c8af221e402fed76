import { journeyId, ruleDefinition, type ListedJourney, type RuleList, type RuleView } from '@sendero/shared';
import { entriesOf, listOf, movedEntry, orderOf } from './entries';

const definition = ruleDefinition.parse({ name: 'R', match: { type: 'any' }, action: { type: 'reply', text: 'Hi' } });
const rule = (id: string): RuleView => ({
  ...{ type: 'rule', id, enabled: true, definition, starts: null },
  ...{ taken: { today: 0, total: 0 }, updatedAt: 0 },
});
const id = journeyId.parse('00000000-0000-7000-8000-000000000001');
const journey: ListedJourney = {
  ...{ type: 'journey', id, name: 'J', status: 'live', priority: 0, alwaysStarts: false, triggers: [] },
};
const list: RuleList = { before: [rule('a')], unplaced: [journey], after: [rule('b'), rule('c')] };
const ids = (entries: ReturnType<typeof entriesOf>) => entries.map((entry) => entry.id);

it('stand in the order in which they are asked, with the place of new journeys among them', () => {
  expect(ids(entriesOf(list))).toEqual(['a', id, 'newcomers', 'b', 'c']);
});

it.each<[string, number, readonly string[]]>([
  ['c', 0, ['c', 'a', id, 'newcomers', 'b']],
  ['a', 3, [id, 'newcomers', 'b', 'a', 'c']],
  ['a', Infinity, [id, 'newcomers', 'b', 'c', 'a']],
  ['b', -1, ['b', 'a', id, 'newcomers', 'c']],
  ['newcomers', 4, ['a', id, 'b', 'c', 'newcomers']],
])('%s moves to place %d', (moved, to, expected) => {
  expect(ids(movedEntry(entriesOf(list), moved, to))).toEqual(expected);
});

it('nothing moves to where it is, and nothing unknown moves', () => {
  const entries = entriesOf(list);
  expect(movedEntry(entries, 'a', 0)).toBe(entries);
  expect(movedEntry(entries, 'z', 0)).toBe(entries);
});

it('what was moved is saved with a place for everything', () => {
  const moved = listOf(movedEntry(entriesOf(list), 'newcomers', 0));
  expect(moved.unplaced).toEqual([]);
  expect(orderOf(moved)).toEqual({ before: [], after: ['a', id, 'b', 'c'] });
  expect(orderOf(list)).toEqual({ before: ['a', id], after: ['b', 'c'] });
});
