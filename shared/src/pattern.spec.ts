import fc from 'fast-check';
import { findPattern, LONGEST_PATTERN, patternGroups, patternProblem } from './pattern';

describe('a pattern', () => {
  it.each([
    { source: 'order (?<number>\\d+)', text: 'My Order 4711!', found: 'Order 4711', groups: { number: '4711' } },
    { source: '^[A-Z]{2}-?\\d{4}$', text: 'ab1234', found: 'ab1234', groups: {} },
    { source: '(?-i)AB', text: 'ab', found: null, groups: {} },
    {
      source: '(?P<day>\\d+)\\.(?<month>\\d+)(?<year>\\.\\d{4})?',
      text: '1.2',
      found: '1.2',
      groups: { day: '1', month: '2', year: '' },
    },
    { source: 'a.*c', text: 'a\nb\nc', found: 'a\nb\nc', groups: {} },
    { source: 'ß', text: 'STRASSE', found: null, groups: {} },
    { source: 'a(b', text: 'a(b', found: null, groups: {} },
  ])('$source in $text', ({ source, text, found, groups }) => {
    expect(findPattern(source, text)).toEqual(found === null ? null : { found, groups });
  });

  it('names its groups in their order', () => {
    expect(patternGroups('(?<b>x)(y)(?<a>z)')).toEqual(['b', 'a']);
    expect(patternGroups('(?<b>')).toEqual([]);
  });

  it.each([
    ['fine', null],
    ['', null],
    ['a(b', 'missing closing ) at character 2'],
    ['(a(b)', 'missing closing ) at character 1'],
    ['a(b)c(d', 'missing closing ) at character 6'],
    ['\\(a(b[)]', 'missing closing ) at character 4'],
    ['ab)c', 'unexpected ) at character 3'],
    ['x[z-a]', 'invalid character class range at character 3'],
    ['ab[cd', 'missing closing ] at character 3'],
    ['ab(?=x)', 'invalid or unsupported Perl syntax at character 3'],
    ['xx\\1', 'invalid escape sequence at character 3'],
    ['a*(*b)', 'missing argument to repetition operator at character 4'],
    ['x{1001}', 'invalid repeat count at character 2'],
    ['ab\\', 'trailing backslash at end of expression at character 3'],
    ['(?<a>x)(?<a>y)', 'duplicate capture group name at character 11'],
    ['x'.repeat(501), 'it has 501 characters, 500 are the most'],
  ])('%s: %s', (source, problem) => expect(patternProblem(source)).toBe(problem));

  it('any text can be asked about: it is found, or the place of its problem lies inside it', () => {
    const source = fc.string({ unit: fc.constantFrom(...'ab(?<>)[]{1,}*+|\\^$.-'), maxLength: 30 });
    fc.assert(
      fc.property(source, fc.string(), (pattern, text) => {
        const problem = patternProblem(pattern);
        const place = Number(/\d+$/.exec(problem ?? '')?.[0] ?? 1);
        expect(place >= 1 && place <= Math.max(1, pattern.length)).toBe(true);
        if (problem !== null) expect(findPattern(pattern, text)).toBeNull();
      }),
    );
  });

  it('takes time that grows with the text only, whatever the pattern', () => {
    const text = 'a'.repeat(4096);
    const took = [1, 2, 3].map(() => {
      const begun = performance.now();
      expect(findPattern('(a+)+(a+)+(a*)*b$', text)).toBeNull();
      return performance.now() - begun;
    });
    expect(Math.min(...took)).toBeLessThan(2_000);
    expect(LONGEST_PATTERN).toBe(500);
  });
});
