import { isJsonPath, valueAt } from './json-path';

const answer = { customer: { name: 'Ada', tags: ['vip', 'new'] }, items: [{ price: 3 }, { price: 0 }], empty: null };

it.each([
  ['', answer],
  ['customer.name', 'Ada'],
  ['customer.tags[1]', 'new'],
  ['customer.tags.0', 'vip'],
  ['items[1].price', 0],
  ['empty', null],
  ['empty.more', undefined],
  ['items.price', undefined],
  ['items[2].price', undefined],
  ['customer.name.length', undefined],
  ['customer.tags.length', undefined],
  ['constructor.name', undefined],
  ['__proto__', undefined],
])('finds what stands at “%s”', (path, expected) => {
  expect(valueAt(answer, path)).toEqual(expected);
});

it('reads lists at the top', () => {
  expect(valueAt([{ id: 7 }], '[0].id')).toBe(7);
});

it.each([
  ['', true],
  ['a', true],
  ['a.b-c[0][1].d', true],
  ['[0].a', true],
  ['$.a', true],
  ['a..b', false],
  ['.a', false],
  ['a.', false],
  ['a[x]', false],
  ['a b', false],
])('tells whether “%s” is a path', (path, expected) => {
  expect(isJsonPath(path)).toBe(expected);
});
