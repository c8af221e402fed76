import { fromFirstMatch } from './found-text';

it.each([
  ['a short text stays whole', 'I want a person', ['person'], 'I want a person'],
  ['a late word is brought near', 'I would like to talk to a person', ['person'], '… talk to a person'],
  [
    'the first of several counts',
    'Hello, where is my order, person?',
    ['person', 'where'],
    'Hello, where is my order, person?',
  ],
  ['capitals do not matter', 'Please send it to LISBON today', ['lisbon'], '… send it to LISBON today'],
  ['a long word before it is left out', 'Donaudampfschifffahrtsgesellschaft now', ['now'], '… now'],
  ['inside a long word', 'https://shop.example/orders/40711', ['40711'], '… 40711'],
  ['none of them is there', 'Good morning to everybody there', ['person'], 'Good morning to everybody there'],
  ['no words', 'Good morning to everybody there', [], 'Good morning to everybody there'],
])('%s', (_, text, words, shown) => {
  expect(fromFirstMatch(text, words)).toBe(shown);
});
