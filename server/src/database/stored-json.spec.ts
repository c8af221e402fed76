import { storedJson } from './stored-json';

const HALF = '\ud83d';

it.each([
  ['plain text', 'Olá “quoted” \\ \n\t', 'Olá “quoted” \\ \n\t'],
  ['whole emoji', '😀 𝄞', '😀 𝄞'],
  ['the first half of one', `cut ${HALF}`, 'cut \uFFFD'],
  ['the second half of one', '\ude00 cut', '\uFFFD cut'],
  ['halves in the wrong order', '\ude00\ud83d', '\uFFFD\uFFFD'],
  ['NUL', 'a\u0000b', 'a\uFFFDb'],
  ['the words of such an escape', 'C:\\ud83d \\u0000', 'C:\\ud83d \\u0000'],
  ['a backslash before a half', `\\${HALF}`, '\\\uFFFD'],
])('keeps or mends %s', (_, given, kept) => {
  expect(JSON.parse(storedJson({ text: given, list: [given], [given]: 1 }))).toEqual({
    text: kept,
    list: [kept],
    [kept]: 1,
  });
});
