import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { yesNoIn, yesNoPhrases } from './yes-no-in';

interface Row {
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly neither: readonly string[];
}

const rows: Readonly<Record<string, Row>> = JSON.parse(
  readFileSync(join(__dirname, '../testdata/answers/yes-no.json'), 'utf8'),
);

describe.each(Object.entries(rows))('%s', (_, { yes, no, neither }) => {
  it.each([
    ...yes.map((text) => ({ text, answer: 'yes' })),
    ...no.map((text) => ({ text, answer: 'no' })),
    ...neither.map((text) => ({ text, answer: null })),
  ])('$text: $answer', ({ text, answer }) => expect(yesNoIn(text)).toBe(answer));
});

it('no phrase means both, and each means what its list says', () => {
  for (const answer of ['yes', 'no'] as const) {
    for (const phrase of yesNoPhrases[answer]) expect(`${phrase}: ${yesNoIn(phrase)}`).toBe(`${phrase}: ${answer}`);
  }
});
