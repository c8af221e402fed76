import { liftText } from './lift-text';

it.each([
  [
    { difference: 0.2, low: 0.0524, high: 0.3339, relative: 1 / 3, isClear: true },
    '+20 points (+5.2 to +33.4), +33%; hardly chance',
  ],
  [
    { difference: -0.01, low: -0.05, high: 0.03, relative: null, isClear: false },
    '-1 points (-5 to +3); may be chance',
  ],
])('a lift is told with its interval', (lift, text) => {
  expect(liftText(lift)).toBe(text);
});
