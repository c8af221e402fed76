import { goalText } from './goal-notice';

describe('goalText', () => {
  it.each([
    [{ started: 0, reached: 0 }, { started: 0, reached: 0 }, 'Nobody has started yet.'],
    [{ started: 1, reached: 1 }, { started: 0, reached: 0 }, '1 of 1 run reached it (100%).'],
    [
      { started: 1_200, reached: 150 },
      { started: 100, reached: 8 },
      '150 of 1,200 runs reached it (12.5%); of those who got nothing, 8 of 100 (8%).',
    ],
  ])('%j beside %j', (treated, withheld, text) => {
    expect(goalText({ treated, withheld })).toBe(text);
  });
});
