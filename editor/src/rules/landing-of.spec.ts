import { journeyId, nodeId, ruleDefinition } from '@sendero/shared';
import type { AskedItem, ListedJourney, MessageMatch, RuleList, RuleView } from '@sendero/shared';
import { itemName, landingOf, prefillFor, whyNotLanding } from './landing-of';

const NOW = Date.UTC(2026, 10, 20, 12);
const keyword = (word: string): MessageMatch => ({ type: 'keyword', how: 'exact', words: [word] });

function rule(name: string, match: MessageMatch, fields: object = {}): RuleView {
  const definition = ruleDefinition.parse({ name, match, action: { type: 'reply', text: 'Hi' }, ...fields });
  return {
    ...{ type: 'rule', id: name, enabled: true, definition, starts: null },
    ...{ taken: { today: 0, total: 0 }, updatedAt: 0 },
  };
}

function journey(name: string, ...matches: readonly MessageMatch[]): ListedJourney {
  const id = journeyId.parse(`00000000-0000-7000-8000-${name.padStart(12, '0')}`);
  const triggers = [{ node: nodeId.parse('start'), title: 'Start', matches }];
  return { type: 'journey', id, name, status: 'live', priority: 0, alwaysStarts: true, triggers };
}

const listOf = (list: Partial<RuleList>): RuleList => ({ before: [], unplaced: [], after: [], ...list });
const conditions = { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] };

describe('where the text of a chat link lands', () => {
  it.each<[string, Partial<RuleList>, readonly (readonly [when: string, taker: string])[]]>([
    ['nobody listens', { unplaced: [journey('1', keyword('bye'))] }, [['', 'nobody']]],
    ['a journey listens', { unplaced: [journey('1', keyword('HI'))] }, [['', '1']]],
    [
      'a rule is asked first',
      { before: [rule('first', keyword('hi'))], unplaced: [journey('1', keyword('hi'))] },
      [['', 'first']],
    ],
    [
      'it depends on the hours',
      { before: [rule('away', { type: 'any' }, { hours: 'closed' })], unplaced: [journey('1', keyword('hi'))] },
      [
        ['Within business hours', '1'],
        ['Outside business hours', 'away'],
      ],
    ],
    [
      'it depends on whether they ever wrote',
      { before: [rule('welcome', { type: 'firstMessage' })] },
      [
        ['From somebody who wrote before', 'nobody'],
        ["As somebody's first message ever", 'welcome'],
      ],
    ],
    [
      'it depends on both',
      { before: [rule('welcome', { type: 'firstMessage' }), rule('away', { type: 'any' }, { hours: 'closed' })] },
      [
        ['From somebody who wrote before, within business hours', 'nobody'],
        ["As somebody's first message ever, within business hours", 'welcome'],
        ['From somebody who wrote before, outside business hours', 'away'],
        ["As somebody's first message ever, outside business hours", 'welcome'],
      ],
    ],
  ])('when %s', (_, list, expected) => {
    const { cases } = landingOf(listOf(list), 'hi', NOW);
    expect(cases.map(({ when, taker }) => [when, taker ? itemName(taker) : 'nobody'])).toEqual(expected);
  });

  it('names rules that take it from some people', () => {
    const list = listOf({
      before: [rule('vip', keyword('hi'), { when: conditions })],
      unplaced: [journey('1', keyword('hi'))],
    });
    expect(landingOf(list, 'hi', NOW).perhaps.map(itemName)).toEqual(['vip']);
  });
});

it.each<[string, Partial<RuleList>, string]>([
  ['gets it', {}, ''],
  ['is asked too late', { before: [rule('first', { type: 'any' })] }, '“first” is asked before it and takes the text.'],
  [
    'is asked too late at night',
    { before: [rule('away', { type: 'any' }, { hours: 'closed' })] },
    '“away” is asked before it and takes the text.',
  ],
])('says why a journey that %s', (_, list, why) => {
  const wanted = journey('1', keyword('hi'));
  expect(whyNotLanding(listOf({ unplaced: [wanted], ...list }), 'hi', NOW, wanted)).toBe(why);
});

it('says that a rule looks for something else', () => {
  const wanted = rule('hours', keyword('open'));
  expect(whyNotLanding(listOf({ after: [wanted] }), 'hi', NOW, wanted)).toBe('Looks for another message.');
});

it.each<[string, AskedItem, string | null]>([
  [
    'the first keyword',
    journey('1', { type: 'location' }, { type: 'keyword', how: 'contains', words: ['tour', 'trip'] }),
    'tour',
  ],
  [
    'the text that is waited for',
    rule('r', { type: 'prefill', text: 'Hi! I am at table {table}' }),
    'Hi! I am at table {table}',
  ],
  ['a greeting where anything will do', rule('r', { type: 'any' }), 'Hello!'],
  ['nothing for a pattern', rule('r', { type: 'pattern', pattern: '^order (?<id>\\d+)$' }), null],
])('suggests %s', (_, item, text) => {
  expect(prefillFor(item)).toBe(text);
  if (text !== null) expect(whyNotLanding(listOf({ after: [item] }), text, NOW, item)).toBe('');
});
