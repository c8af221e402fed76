import { conditionGroup, conditionSubjects, type Condition } from './conditions';

const examples: Readonly<Record<Condition['subject'], unknown>> = {
  attribute: { subject: 'attribute', name: 'city', is: 'equals', value: 'Lisbon' },
  event: { subject: 'event', name: 'total', is: 'greaterThan', value: '50' },
  variable: { subject: 'variable', name: 'size', is: 'exists', value: '' },
  tag: { subject: 'tag', is: 'absent', value: 'vip' },
  language: { subject: 'language', is: 'startsWith', value: 'pt' },
  consent: { subject: 'consent', topic: 'marketing', is: 'in' },
  window: { subject: 'window', is: 'open' },
  reply: { subject: 'reply', is: 'contains', value: 'yes' },
  eventHistory: {
    subject: 'eventHistory',
    is: 'didNot',
    event: { name: 'order_placed', where: [{ property: 'total', is: 'greaterThan', value: '50' }] },
    times: 2,
    within: { amount: 30, unit: 'days' },
  },
  messageHistory: { subject: 'messageHistory', is: 'did', status: 'read', times: 1, within: null },
  lastSend: { subject: 'lastSend', is: 'equals', value: 'message.window_closed' },
  segment: { subject: 'segment', is: 'notIn', segment: '01990000-0000-7000-8000-000000000001' },
};

it.each(conditionSubjects)('keeps a condition on %s as it is', (subject) => {
  const group = { match: 'all', conditions: [examples[subject]] };
  expect(conditionGroup.parse(group)).toEqual(group);
});

it('needs no value to ask whether something exists', () => {
  const conditions = [{ subject: 'attribute', name: 'city', is: 'exists' }];
  expect(conditionGroup.parse({ match: 'any', conditions }).conditions).toEqual([{ ...conditions[0], value: '' }]);
});

it.each([
  ['no condition', { match: 'all', conditions: [] }],
  ['neither all nor any', { match: 'none', conditions: [examples.tag] }],
  ['an attribute without a name', { match: 'all', conditions: [{ subject: 'attribute', name: '', is: 'exists' }] }],
  ['a tag without a name', { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: '' }] }],
  ['consent to everything', { match: 'all', conditions: [{ subject: 'consent', topic: 'all', is: 'in' }] }],
  [
    'a comparison that replies do not have',
    { match: 'all', conditions: [{ subject: 'reply', is: 'lessThan', value: '3' }] },
  ],
  [
    'a reason that no message has',
    { match: 'all', conditions: [{ subject: 'lastSend', is: 'equals', value: 'node.unreachable' }] },
  ],
  ['an unknown subject', { match: 'all', conditions: [{ subject: 'weather', is: 'open' }] }],
])('refuses %s', (_what, group) => {
  expect(conditionGroup.safeParse(group).success).toBe(false);
});
