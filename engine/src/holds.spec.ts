import { segmentId, type Comparison, type JsonValue } from '@sendero/shared';
import { someFacts } from '../testing/domain';
import { holds } from './holds';
import { BLANK } from './machine';

const contact = someFacts().contact;

function attributeHolds(actual: JsonValue | undefined, is: Comparison, value: string): boolean {
  const attributes = actual === undefined ? {} : { field: actual };
  const facts = someFacts({ contact: { ...contact, attributes } });
  return holds({ match: 'all', conditions: [{ subject: 'attribute', name: 'field', is, value }] }, BLANK, facts);
}

it.each<[JsonValue | undefined, Comparison, string]>([
  ['Lisbon', 'equals', ' lisbon '],
  ['Lisbon', 'notEquals', 'Porto'],
  [undefined, 'notEquals', 'Porto'],
  ['12', 'equals', '12.0'],
  [12, 'equals', '12'],
  [true, 'equals', 'true'],
  ['New Lisbon', 'contains', 'lis'],
  [['red', 'Blue'], 'contains', 'blue'],
  ['Lisbon', 'startsWith', 'LIS'],
  [10, 'greaterThan', '9'],
  ['10', 'greaterThan', '9'],
  ['2026-11-20', 'lessThan', '2026-12-01'],
  [-1.5, 'lessThan', '-1'],
  ['x', 'exists', ''],
  [0, 'exists', ''],
  [false, 'exists', ''],
  [undefined, 'notExists', ''],
  [null, 'notExists', ''],
  ['', 'notExists', ''],
  [{ a: 1 }, 'exists', ''],
  [{ a: 1 }, 'notEquals', 'x'],
])('%j %s “%s”', (actual, is, value) => {
  expect(attributeHolds(actual, is, value)).toBe(true);
});

it.each<[JsonValue | undefined, Comparison, string]>([
  ['Lisbon', 'equals', 'Lisboa'],
  ['Lisbon', 'notEquals', 'LISBON'],
  [undefined, 'equals', ''],
  ['007', 'equals', '7'],
  ['12345678901234567', 'equals', '12345678901234568'],
  [['redder'], 'contains', 'red'],
  ['Lisbon', 'startsWith', 'bon'],
  ['9', 'greaterThan', '10'],
  [10, 'greaterThan', '10'],
  [undefined, 'greaterThan', '0'],
  [undefined, 'lessThan', '5'],
  [undefined, 'contains', ''],
  [undefined, 'exists', ''],
  ['', 'exists', ''],
  ['x', 'notExists', ''],
  [{ a: 'Lisbon' }, 'equals', '{"a":"Lisbon"}'],
  [{ a: 'Lisbon' }, 'contains', 'Lisbon'],
  [[], 'lessThan', 'x'],
  [[null], 'contains', 'null'],
])('not %j %s “%s”', (actual, is, value) => {
  expect(attributeHolds(actual, is, value)).toBe(false);
});

const SEGMENT = '01990000-0000-7000-8000-000000000001';

it.each([
  ['in', [SEGMENT], true],
  ['in', [], false],
  ['notIn', [SEGMENT], false],
  ['notIn', [], true],
] as const)('CTN-12 who is to be “%s” a segment and is in %j', (is, segments, expected) => {
  const facts = someFacts({ segments: segments.map((id) => segmentId.parse(id)) });
  const group = { match: 'all', conditions: [{ subject: 'segment', is, segment: SEGMENT }] } as const;
  expect(holds(group, BLANK, facts)).toBe(expected);
});

it.each([
  ['startsWith', 'en', true],
  ['equals', 'EN', true],
  ['equals', 'pt', false],
  ['notExists', '', false],
] as const)('a language that %s “%s”', (is, value, expected) => {
  expect(holds({ match: 'all', conditions: [{ subject: 'language', is, value }] }, BLANK, someFacts())).toBe(expected);
});

it('what every object inherits is no attribute', () => {
  const group = {
    match: 'all',
    conditions: [{ subject: 'attribute', name: 'constructor', is: 'exists', value: '' }],
  } as const;
  expect(holds(group, BLANK, someFacts())).toBe(false);
});
