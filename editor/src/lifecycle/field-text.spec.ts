import { fieldText } from './field-text';

it.each([
  ['title', 'name'],
  ['config.duration.amount', 'duration amount'],
  ['config.cases.0.match.words', 'cases 1 match words'],
  ['config.saveAs', 'save as'],
  ['type', 'type'],
])('calls %s “%s”', (path, text) => expect(fieldText(path)).toBe(text));
