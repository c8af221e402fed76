import { NAMELESS, othersOf, othersText } from './others-of';

const me = { tab: 't1', person: 'me' };
const page = (tab: string, person: string, name = NAMELESS) => ({ tab, person, name });

it.each([
  [[], ''],
  [[page('t1', 'me')], ''],
  [[page('t1', 'me'), page('t2', 'ben')], 'Also open: one more person'],
  [[page('t2', 'ben'), page('t3', 'ben'), page('t4', 'cem')], 'Also open: 2 more people'],
  [[page('t2', 'me'), page('t1', 'me')], 'Also open: you, in another tab'],
  [
    [page('t2', 'me'), page('t3', 'ana', 'Ana'), page('t4', 'x'), page('t1', 'me')],
    'Also open: Ana, one more person, you, in another tab',
  ],
])('of %j others are told: %s', (people, text) => {
  expect(othersText(othersOf(people, me))).toBe(text);
});
