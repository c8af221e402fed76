import { momentOf, momentText } from './moment-text';

it.each([
  ['a winter day', new Date(2026, 0, 5, 9, 7), '2026-01-05T09:07'],
  ['a summer night', new Date(2026, 6, 31, 23, 59), '2026-07-31T23:59'],
])('writes and reads %s in the time of the browser', (_, date, text) => {
  expect(momentText(date.getTime())).toBe(text);
  expect(momentOf(text)).toBe(date.getTime());
});

it('reads an empty or half-written field as open', () => {
  expect([momentText(null), momentOf(''), momentOf('2026-13-45T99:00'), momentOf('1960-01-01T00:00')]).toEqual([
    '',
    null,
    null,
    null,
  ]);
});
