import { ruleDefinition, type ContactFacts, type RuleDefinition } from '@sendero/shared';
import { aMessage, someFacts } from '../testing/domain';
import { judgeRule, ruleScope, type RuleVerdict } from './judge-rule';

const aRule = (fields: object): RuleDefinition =>
  ruleDefinition.parse({ name: 'Rule', match: { type: 'any' }, action: { type: 'reply', text: 'Hi' }, ...fields });
const vip = { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] };
const ada = someFacts().contact;
const facts = (contact: Partial<ContactFacts> = {}) => someFacts({ contact: { ...ada, ...contact } });

interface Row {
  readonly name: string;
  readonly rule: object;
  readonly message?: Parameters<typeof aMessage>;
  readonly firstMessage?: boolean;
  readonly open?: boolean;
  readonly tags?: readonly string[];
  readonly verdict: RuleVerdict;
}

const hours = { match: { type: 'keyword', how: 'contains', words: ['hours'] } };
const rows: readonly Row[] = [
  { name: 'any message', rule: {}, verdict: 'takes' },
  { name: 'a keyword', rule: hours, message: ['Your HOURS?'], verdict: 'takes' },
  { name: 'another text', rule: hours, message: ['Your prices?'], verdict: 'otherMessage' },
  {
    name: 'one of several ways in',
    rule: { ...hours, alternatives: [{ type: 'location' }] },
    message: ['', { content: { type: 'location', latitude: 1, longitude: 1 } }],
    verdict: 'takes',
  },
  { name: 'the first message ever', rule: { match: { type: 'firstMessage' } }, firstMessage: true, verdict: 'takes' },
  { name: 'a later message', rule: { match: { type: 'firstMessage' } }, verdict: 'otherMessage' },
  {
    name: 'a reaction, which says nothing',
    rule: {},
    message: ['', { content: { type: 'reaction', emoji: '👍' } }],
    verdict: 'otherMessage',
  },
  { name: 'conditions that hold', rule: { when: vip }, tags: ['VIP'], verdict: 'takes' },
  { name: 'conditions that do not', rule: { when: vip }, verdict: 'conditions' },
  { name: 'open, as it should be', rule: { hours: 'open' }, verdict: 'takes' },
  { name: 'open, though it should be closed', rule: { hours: 'closed' }, verdict: 'businessHours' },
  { name: 'closed, as it should be', rule: { hours: 'closed' }, open: false, verdict: 'takes' },
  { name: 'closed, though it should be open', rule: { hours: 'open' }, open: false, verdict: 'businessHours' },
  {
    name: 'the message before everything else',
    rule: { ...hours, when: vip, hours: 'closed' },
    message: ['Hi'],
    verdict: 'otherMessage',
  },
];

it.each(rows)(
  'a rule says of $name: $verdict (WEB-45)',
  ({ rule, message = ['Hi'], firstMessage = false, open = true, tags = [], verdict }) => {
    const situation = { firstMessage, open, facts: facts({ tags }) };
    expect(judgeRule(aRule(rule), aMessage(...message), situation)).toBe(verdict);
  },
);

it('texts of a rule may speak of the contact, the message and what a pattern found (WEB-45)', () => {
  const rule = aRule({
    match: { type: 'pattern', pattern: 'room (?<room>\\d+)' },
    alternatives: [{ type: 'prefill', text: 'Table {table}' }],
  });
  const scope = (text: string) => {
    const { contact, variables, reply, event } = ruleScope(rule, aMessage(text), facts());
    return { name: contact['name'], variables, reply, event };
  };
  expect(scope('Room 7')).toEqual({ name: 'Ada', variables: { room: '7' }, reply: { text: 'Room 7' }, event: {} });
  expect(scope('table 12').variables).toEqual({ table: '12' });
  expect(scope('Hi').variables).toEqual({});
});
