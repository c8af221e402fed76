import { csvLine } from './csv';

describe('a line of CSV (NET-08)', () => {
  it.each([
    [['Ada', 3, null], 'Ada,3,'],
    [['Lovelace, Ada'], '"Lovelace, Ada"'],
    [['says “hi”', 'says "hi"'], 'says “hi”,"says ""hi"""'],
    [['two\nlines', 'two\r\nlines'], '"two\nlines","two\r\nlines"'],
    [['=HYPERLINK("http://evil")'], `"'=HYPERLINK(""http://evil"")"`],
    [['@SUM(A1)', '+1+1', '-2', '\tx'], "'@SUM(A1),'+1+1,'-2,'\tx"],
    [['+351912345678', -2], '+351912345678,-2'],
    [[''], ''],
  ] as const)('of %j', (cells, line) => {
    expect(csvLine(cells)).toBe(`${line}\r\n`);
  });
});
