import { leadsTo, linkOpened } from './link-opened';

it.each([
  ['', null],
  ['?text=Hi', null],
  ['?to=javascript:alert(1)', null],
  ['?to=15550100999', { number: '15550100999', text: '' }],
  ['?to=15550100999&text=Table%207%20%26%20tea', { number: '15550100999', text: 'Table 7 & tea' }],
])('reads %s', (search, expected) => {
  expect(linkOpened(search)).toEqual(expected);
});

it.each([
  ['+1 555 010 0999', true],
  ['+1 555 010 0998', false],
])('leads to %s: %s', (displayed, expected) => {
  expect(leadsTo({ number: '15550100999', text: '' }, displayed)).toBe(expected);
});
