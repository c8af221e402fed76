import { consentKeywords, journeyId, nodeId, ruleDefinition } from '@sendero/shared';
import type { AskedItem, ListedJourney, MessageMatch, ProblemCode, RuleList, RuleView } from '@sendero/shared';
import { askedItems, ruleProblems } from './rule-problems';

const any: MessageMatch = { type: 'any' };
const words = (how: 'exact' | 'contains', ...list: string[]): MessageMatch => ({ type: 'keyword', how, words: list });
const vip = { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] };

function aRule(name: string, match: MessageMatch, fields: object = {}, view: Partial<RuleView> = {}): RuleView {
  const definition = ruleDefinition.parse({ name, match, action: { type: 'reply', text: 'Hi' }, ...fields });
  return {
    ...{ type: 'rule', id: name, enabled: true, definition, starts: null },
    ...{ taken: { today: 0, total: 0 }, updatedAt: 0 },
    ...view,
  };
}

function aJourney(name: string, match: MessageMatch, fields: Partial<ListedJourney> = {}): ListedJourney {
  const id = journeyId.parse('00000000-0000-7000-8000-000000000001');
  const triggers = [{ node: nodeId.parse('start'), title: 'Start', matches: [match] }];
  return { type: 'journey', id, name, status: 'live', priority: 0, alwaysStarts: false, triggers, ...fields };
}

const starting = (alwaysStarts: boolean, canStart = true) => ({ starts: { name: 'Tour', canStart, alwaysStarts } });

interface Row {
  readonly name: string;
  readonly items: readonly AskedItem[];
  readonly hasBusinessHours?: boolean;
  /** What is found, as item: code. */
  readonly found: readonly `${string}: ${ProblemCode}`[];
}

const rows: readonly Row[] = [
  {
    name: 'rules that keep out of each other’s way',
    items: [aRule('a', words('exact', 'a')), aRule('b', any)],
    found: [],
  },
  {
    name: 'one behind a rule that takes everything',
    items: [aRule('a', any), aRule('b', words('exact', 'b')), aRule('c', { type: 'location' })],
    found: ['b: rule.never_reached', 'c: rule.never_reached'],
  },
  {
    name: 'any among several ways in takes everything, too',
    items: [aRule('a', { type: 'location' }, { alternatives: [any] }), aRule('b', any)],
    found: ['b: rule.never_reached'],
  },
  {
    name: 'one that takes everything under conditions',
    items: [aRule('a', any, { when: vip }), aRule('b', any)],
    found: [],
  },
  {
    name: 'one that takes everything at night',
    items: [aRule('a', any, { hours: 'closed' }), aRule('b', any)],
    hasBusinessHours: true,
    found: [],
  },
  { name: 'one that is switched off', items: [aRule('a', any, {}, { enabled: false }), aRule('b', any)], found: [] },
  {
    name: 'a paused journey',
    items: [aJourney('j', any, { status: 'paused', alwaysStarts: true }), aRule('b', any)],
    found: [],
  },
  { name: 'a journey that lets people in once', items: [aJourney('j', any), aRule('b', any)], found: [] },
  {
    name: 'a journey that lets everybody in',
    items: [aJourney('j', any, { alwaysStarts: true }), aRule('b', any)],
    found: ['b: rule.never_reached'],
  },
  {
    name: 'a journey behind a rule',
    items: [aRule('a', any), aJourney('j', words('exact', 'b'))],
    found: ['00000000-0000-7000-8000-000000000001: rule.never_reached'],
  },
  {
    name: 'a rule that starts a journey which may refuse',
    items: [aRule('a', any, {}, starting(false)), aRule('b', any)],
    found: [],
  },
  {
    name: 'a rule that starts a journey which never does',
    items: [aRule('a', any, {}, starting(true)), aRule('b', any)],
    found: ['b: rule.never_reached'],
  },
  {
    name: 'the same word twice',
    items: [aRule('a', words('exact', 'Hours')), aRule('b', words('exact', 'price', 'hours '))],
    found: ['b: rule.word_taken'],
  },
  {
    name: 'a word within a longer one that is taken',
    items: [aRule('a', words('contains', 'hours')), aRule('b', words('exact', 'opening hours'))],
    found: ['b: rule.word_taken'],
  },
  {
    name: 'a word that a journey takes',
    items: [aJourney('j', words('exact', 'hi')), aRule('b', words('exact', 'hi'))],
    found: ['b: rule.word_taken'],
  },
  {
    name: 'the same word under conditions',
    items: [aRule('a', words('exact', 'hi'), { when: vip }), aRule('b', words('exact', 'hi'))],
    found: [],
  },
  { name: 'a word that opts out', items: [aRule('a', words('exact', 'Stop!'))], found: ['a: rule.consent_word'] },
  { name: 'a sentence that may have it', items: [aRule('a', words('contains', 'stop'))], found: [] },
  {
    name: 'a journey that is not live',
    items: [aRule('a', any, {}, starting(false, false))],
    found: ['a: rule.journey_not_live'],
  },
  {
    name: 'business hours that are not set',
    items: [aRule('a', any, { hours: 'open' })],
    found: ['a: rule.no_business_hours'],
  },
  {
    name: 'business hours that are',
    items: [aRule('a', any, { hours: 'open' })],
    hasBusinessHours: true,
    found: [],
  },
  {
    name: 'nothing about a rule that is switched off',
    items: [aRule('a', words('exact', 'stop'), {}, { enabled: false })],
    found: [],
  },
];

const consentOf = consentKeywords(['stop'], ['start']);

it.each(rows)('the list of rules is examined: $name (WEB-45)', ({ items, hasBusinessHours = false, found }) => {
  const problems = ruleProblems(
    { before: items, unplaced: [], after: [] },
    { hasBusinessHours, isConsentWord: (text) => consentOf(text) !== null },
  );
  expect(problems.map(({ item, code }) => `${item}: ${code}`)).toEqual(found);
});

it('everything is asked in order: what stands before, journeys without a place, what stands after', () => {
  const list: RuleList = { before: [aRule('a', any)], unplaced: [aJourney('j', any)], after: [aRule('b', any)] };
  expect(askedItems(list).map((item) => (item.type === 'rule' ? item.id : item.name))).toEqual(['a', 'j', 'b']);
});
