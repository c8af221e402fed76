import { ailments, ailmentText, repairText } from './doctor';

it.each(ailments)('tells of %s in a sentence of its own, of one and of several (issue 3, point 13)', (ailment) => {
  const [one, many] = [1, 3].map((count) => ailmentText({ ailment, count }));
  expect(one).toMatch(/^One .+[.?]$/);
  expect(many).toMatch(/^3 .+[.?]$/);
  expect(one?.slice('One '.length)).not.toBe(many?.slice('3 '.length));
  expect(repairText(ailment)).toMatch(/^[A-Z][^.]+$/);
});

it('does not speak of one thing as of several', () => {
  expect(
    ailments.map((ailment) => ailmentText({ ailment, count: 1 })).filter((text) => /\b(them|their)\b/.test(text)),
  ).toEqual([]);
  expect(
    ailments.map((ailment) => ailmentText({ ailment, count: 2 })).filter((text) => /\b(it|its)\b/.test(text)),
  ).toEqual([]);
});
