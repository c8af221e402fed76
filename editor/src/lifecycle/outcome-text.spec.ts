import { impactText, outcomeText } from './outcome-text';

it.each([
  [{ total: 1, unchanged: 1, changed: 0, removed: 0 }, 'One run is under way: 1 on a step that did not change.'],
  [
    { total: 412, unchanged: 380, changed: 27, removed: 5 },
    '412 runs are under way: 380 on steps that did not change, 27 on steps that changed, 5 on steps that are gone.',
  ],
  [
    { total: 2, unchanged: 0, changed: 1, removed: 1 },
    '2 runs are under way: 1 on a step that changed, 1 on a step that is gone.',
  ],
])('%j: %s (issue 3, point 6)', (impact, words) => {
  expect(impactText({ ...impact, nodes: [] })).toBe(words);
});

it.each([
  [{ stay: 1, keep: 0, enter: 0, exit: 0 }, '1 stays on the old version.'],
  [
    { stay: 5, keep: 380, enter: 26, exit: 1 },
    '5 stay on the old version, 380 go on waiting as before, 26 begin a step anew, 1 leaves the journey.',
  ],
  [{ stay: 0, keep: 1, enter: 1, exit: 2 }, '1 goes on waiting as before, 1 begins a step anew, 2 leave the journey.'],
])('%j: %s (issue 3, point 6)', (outcome, words) => {
  expect(outcomeText(outcome)).toBe(words);
});
