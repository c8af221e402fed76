import { ruleDefinition, ruleFindings } from './rules';

const forward = { type: 'forward', url: 'https://bot.example/in', secret: '0123456789abcdef' };
const asks = (condition: object) => ({ when: { match: 'all', conditions: [condition] } });
const rule = (fields: object) =>
  ruleDefinition.parse({ name: 'Rule', match: { type: 'any' }, action: { type: 'reply', text: 'Hi' }, ...fields });

it.each<[string, object]>([
  ['a reply', {}],
  ['a reply that knows the contact', { action: { type: 'reply', text: 'Hi {{ contact.name }}: {{ reply.text }}' } }],
  ['what a pattern found', { action: { type: 'reply', text: 'Table {{ variables.table }}' } }],
  ['an opt-in without a reply', { action: { type: 'consent', topic: 'marketing', state: 'in' } }],
  ['a handover to nobody in particular', { action: { type: 'handOver' } }],
  ['a bot', { action: forward }],
  ['conditions', asks({ subject: 'attribute', name: 'city', is: 'equals', value: 'Lisbon' })],
])('a rule may have %s (WEB-45)', (_, fields) => {
  expect(ruleFindings(rule(fields))).toEqual([]);
});

it.each<[string, object, string]>([
  ['no keyword', { match: { type: 'keyword', how: 'exact', words: [] } }, 'node.incomplete'],
  ['a bad pattern in another way in', { alternatives: [{ type: 'pattern', pattern: '(' }] }, 'node.pattern_invalid'],
  ['an empty reply', { action: { type: 'reply', text: '' } }, 'node.incomplete'],
  [
    'a placeholder that can not be read',
    { action: { type: 'reply', text: '{{ contact.name' } },
    'send.placeholder_invalid',
  ],
  ['a placeholder for nothing', { action: { type: 'reply', text: '{{ contact.age }}' } }, 'send.placeholder_no_field'],
  [
    'a placeholder for an event',
    { action: { type: 'handOver', reply: '{{ event.id }}' } },
    'send.placeholder_no_field',
  ],
  ['a condition on a run', asks({ subject: 'variable', name: 'x', is: 'exists' }), 'node.incomplete'],
  ['no segment', asks({ subject: 'segment', is: 'in', segment: '' }), 'node.incomplete'],
  ['a bot without a host', { action: { ...forward, url: 'https://{{ contact.name }}/' } }, 'node.incomplete'],
  ['a bot with a short secret', { action: { ...forward, secret: 'short' } }, 'node.incomplete'],
])('a rule may not have %s (WEB-45)', (_, fields, code) => {
  expect(ruleFindings(rule(fields)).map((finding) => finding.code)).toEqual([code]);
});
