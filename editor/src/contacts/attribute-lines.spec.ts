import fc from 'fast-check';
import { attributeLines, attributesOf } from './attribute-lines';

describe('attributesOf', () => {
  it('gives back what was not touched, whatever its type', () => {
    const attributes = fc.dictionary(
      fc.stringMatching(/^[a-z_]{1,12}$/).filter((name) => name !== '__proto__'),
      fc.jsonValue().filter((value): value is string | number | boolean => typeof value !== 'object'),
    );
    fc.assert(
      fc.property(attributes, (before) => expect(attributesOf(attributeLines(before), before)).toEqual({ ...before })),
    );
  });

  it.each<readonly [what: string, lines: readonly { name: string; value: string }[], after: object]>([
    ['a changed value becomes text', [{ name: 'orders', value: '8' }], { orders: '8' }],
    ['a line without a name is dropped', [{ name: ' ', value: 'x' }], {}],
    ['a line that was removed is gone', [], {}],
    ['a name is trimmed', [{ name: ' city ', value: 'Porto' }], { city: 'Porto' }],
  ])('%s', (_, lines, after) => expect(attributesOf(lines, { orders: 7 })).toEqual(after));
});
