import fc from 'fast-check';
import {
  leastLength,
  personalizationProblem,
  personalize,
  placeholdersIn,
  type PersonalizationScope,
} from './personalize';

const scope: PersonalizationScope = {
  contact: { name: 'Ada', attributes: { city: 'Lisbon', 'home city': 'Porto' }, tags: ['vip', 'new'] },
  variables: { size: 'M', count: 2 },
  event: { orderId: 'A-1042' },
  reply: { text: 'yes' },
};

it.each([
  ['Hi {{ contact.name }}', 'Hi Ada'],
  ['{{contact.name|upcase}}', 'ADA'],
  ['In {{ contact.attributes.city }} or {{ contact.attributes["home city"] }}', 'In Lisbon or Porto'],
  ['{{ variables.size }}, {{ variables.count }}, {{ reply.text }}', 'M, 2, yes'],
  ['{{ variables.colour }}', ''],
  ['{{ variables.colour | default: "red" }}', 'red'],
  ['{{ variables.size | default: "red" }}', 'M'],
  ['{% if variables.count > 1 %}many{% else %}one{% endif %}', 'many'],
  ['{% for tag in contact.tags %}{{ tag }};{% endfor %}', 'vip;new;'],
  ['Use {single} braces, 100 % sure', 'Use {single} braces, 100 % sure'],
  ['<b>&amp;</b>', '<b>&amp;</b>'],
])('fills in %s', (text, expected) => {
  expect(personalize(text, scope)).toBe(expected);
});

it.each(['{{ contact.constructor.name }}', '{{ contact.__proto__ }}', '{{ variables.toString }}'])(
  'shows nothing of the machinery: %s',
  (text) => {
    expect(personalize(text, scope)).toBe('');
  },
);

it.each(['{{ contact.name', '{{ contact.name | shout }}', '{% if %}', '{% nothing %}', '{{ "a }}'])(
  'says why %s can not be filled in',
  (text) => {
    expect(personalizationProblem(text)).not.toBeNull();
    expect(() => personalize(text, scope)).toThrow();
    expect([placeholdersIn(text), leastLength(text)]).toEqual([[], 0]);
  },
);

it('stops a text that would keep the process busy', () => {
  const endless = '{% for a in (1..10000) %}{% for b in (1..10000) %}x{% endfor %}{% endfor %}';
  expect(() => personalize(endless, scope)).toThrow();
});

it('leaves a text without placeholders exactly as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('{{') && !text.includes('{%'));
      expect([personalize(text, scope), leastLength(text)]).toEqual([text, text.length]);
    }),
  );
});

/** Names with `!` have no fallback. */
it.each([
  ['Hi', []],
  ['{{ contact.name }}', ['contact.name!']],
  ['{{ contact.name | upcase }}', ['contact.name!']],
  ['{{ contact.name | default: "you" }}', ['contact.name']],
  ['{{ contact.name | upcase | default: "you" }}', ['contact.name']],
  ['{{ contact.name | default: variables.name }}', ['contact.name', 'variables.name']],
  ['{{ contact.name | default: "you" }} {{ contact.name }}', ['contact.name!']],
  ["{{ contact.attributes['home city'] }}", ["contact.attributes['home city']!"]],
  ['{% if variables.size %}{{ variables.size }}{% endif %}', ['variables.size']],
  ['{% assign n = contact.name %}{{ n }}', ['contact.name']],
  ['{% for tag in contact.tags %}{{ tag }}{% endfor %}', ['contact.tags']],
])('finds the placeholders of %s', (text, expected) => {
  expect(placeholdersIn(text).map(({ name, hasFallback }) => (hasFallback ? name : `${name}!`))).toEqual(expected);
});

it('takes a placeholder apart, as far as it is known', () => {
  const parts = placeholdersIn('{{ contact.attributes["home city"] }}{{ contact[variables.field] }}').map(
    (p) => p.parts,
  );
  expect(parts).toEqual(
    expect.arrayContaining([
      ['contact', 'attributes', 'home city'],
      ['contact', null],
      ['variables', 'field'],
    ]),
  );
});

it.each([
  ['Hi {{ contact.name }}!', 4],
  ['{{ contact.name }}', 0],
  ['a{% if contact.name %}bcd{% endif %}e', 2],
  ['👍', 2],
])('counts only what %s has for certain', (text, length) => {
  expect(leastLength(text)).toBe(length);
});

describe('texts that would differ from one time to the next', () => {
  it.each(['{{ "now" | date: "%s" }}', '{{ contact.tags | sample }}', '{{ "today" | date_to_string }}'])(
    'are refused: %s',
    (text) => {
      expect(personalizationProblem(text)).toContain('undefined filter');
    },
  );
});
