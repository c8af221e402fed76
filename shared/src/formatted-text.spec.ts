import fc from 'fast-check';
import { parseFormattedText, withoutMarkup, type FormattedSpan } from './formatted-text';

/** Writes spans in a form that is short enough for a table: `b` bold, `i` italic, `s` strike, outermost first. */
function brief(spans: readonly FormattedSpan[]): readonly string[] {
  return spans.map((span) => {
    switch (span.type) {
      case 'text':
      case 'link':
      case 'code':
      case 'monospace': {
        const kind = span.type === 'text' ? '' : span.type;
        const tag = [kind, span.styles.map((style) => style.charAt(0)).join('')].filter(Boolean).join(' ');
        return tag === '' ? span.text : `<${tag}>${span.text}`;
      }
      case 'number':
        return `<number ${span.text}>`;
      case 'lineBreak':
      case 'bullet':
      case 'quote':
        return `<${span.type}>`;
    }
  });
}

const cases: readonly (readonly [sentence: string, text: string, spans: readonly string[]])[] = [
  ['plain text is one span', 'Hello', ['Hello']],
  ['an empty text has no spans', '', []],
  ['bold', 'Hi *Ann*!', ['Hi ', '<b>Ann', '!']],
  ['italic', '_now_', ['<i>now']],
  ['strike', 'was ~20~ 15', ['was ', '<s>20', ' 15']],
  ['styles nest', '*a _b ~c~_*', ['<b>a ', '<bi>b ', '<bis>c']],
  ['styles that cross are closed by the first partner', '*a _b* c_', ['<b>a _b', ' c_']],
  ['several on a line', '*a* and *b*', ['<b>a', ' and ', '<b>b']],
  ['a style holds several words', '*two words*', ['<b>two words']],
  ['a lone marker is a character', '5 * 3 = 15', ['5 * 3 = 15']],
  ['a marker without a partner is a character', '*hello', ['*hello']],
  ['markers inside words are characters', 'snake_case_name 2*3*4', ['snake_case_name 2*3*4']],
  ['a partner that touches a letter does not close', '*a*b', ['*a*b']],
  ['a space inside the opening marker keeps it plain', '* a*b', ['<bullet>', 'a*b']],
  ['a space before the closing marker keeps it plain', 'x *a * y', ['x *a * y']],
  ['nothing between the markers is plain', 'a ** b __ c', ['a ** b __ c']],
  ['double markers style the inside only', '**a**', ['*', '<b>a', '*']],
  ['styles do not cross a line break', '*a\nb*', ['*a', '<lineBreak>', 'b*']],
  ['letters of every script count as letters', 'ñ*a*ñ *ñ*', ['ñ*a*ñ ', '<b>ñ']],
  ['punctuation may touch a marker', '(*a*), "_b_".', ['(', '<b>a', '), "', '<i>b', '".']],
  ['line breaks', 'a\n\nb\r\nc', ['a', '<lineBreak>', '<lineBreak>', 'b', '<lineBreak>', 'c']],
  ['code keeps its markers', 'run `*a*` now', ['run ', '<code>*a*', ' now']],
  ['code inside a style', '*run `x`*', ['<b>run ', '<code b>x']],
  ['an empty pair of backticks is plain', 'a `` b', ['a `` b']],
  ['code does not cross a line break', '`a\nb`', ['`a', '<lineBreak>', 'b`']],
  ['monospace', '```a *b*```', ['<monospace>a *b*']],
  ['monospace may hold lines', 'x ```\na\nb\n``` y', ['x ', '<monospace>a\nb', ' y']],
  ['a marker inside code closes nothing', '*a `b*` c', ['*a ', '<code>b*', ' c']],
  ['a web link', 'see https://a.example/x?y=1 now', ['see ', '<link>https://a.example/x?y=1', ' now']],
  ['the full stop after a link is not part of it', 'https://a.example.', ['<link>https://a.example', '.']],
  ['a bracket around a link is not part of it', '(https://a.example/x)', ['(', '<link>https://a.example/x', ')']],
  ['a bracket inside a link is', 'https://a.example/x_(y)', ['<link>https://a.example/x_(y)']],
  ['markers inside a link are characters', 'https://a.example/_b_/*c*/d', ['<link>https://a.example/_b_/*c*/d']],
  ['a styled link', '*https://a.example/b*', ['<link b>https://a.example/b']],
  ['only http and https become links', 'javascript:alert(1) ftp://a.example', ['javascript:alert(1) ftp://a.example']],
  ['a scheme alone is not a link', 'https:// is a scheme', ['https:// is a scheme']],
  ['a link starts at the start of a word', 'xhttps://a.example', ['xhttps://a.example']],
  ['bullets', '- a\n* *b*', ['<bullet>', 'a', '<lineBreak>', '<bullet>', '<b>b']],
  ['a bold line is not a bullet', '*a* b', ['<b>a', ' b']],
  ['numbers', '1. a\n12. b', ['<number 1.>', 'a', '<lineBreak>', '<number 12.>', 'b']],
  ['a decimal is not a list', '1.5 kg', ['1.5 kg']],
  ['quotes', '> a _b_', ['<quote>', 'a ', '<i>b']],
  ['list marks count at the start of a line only', 'a - b', ['a - b']],
];

describe('CT-18 message text is drawn with its formatting', () => {
  test.each(cases)('%s', (_sentence, text, spans) => {
    expect(brief(parseFormattedText(text))).toEqual(spans);
  });

  test('parsing drops markers only: every other character appears once, in order', () => {
    const letters = fc.stringMatching(/^[ab *_~`\n.>-]{0,40}$/);
    fc.assert(
      fc.property(letters, (text) => {
        const kept = parseFormattedText(text).map((span) => ('text' in span ? span.text : ''));
        const plain = (value: string): string => value.replace(/[^ab.]/g, '');
        expect(plain(kept.join(''))).toBe(plain(text));
      }),
    );
  });

  test.each([
    ['Sure. What is your *order number*?', 'Sure. What is your order number?'],
    ['We are open _Monday_ to ~Friday~ *Saturday*', 'We are open Monday to Friday Saturday'],
    ['You chose:\n- a shirt\n1. `red`', 'You chose: • a shirt 1. red'],
    ['> yes\n\nsee https://a.example/b_c_d', 'yes see https://a.example/b_c_d'],
    ['2 * 3 = 6', '2 * 3 = 6'],
    ['', ''],
  ])('%j is %j where there is one line for it', (text, plain) => {
    expect(withoutMarkup(text)).toBe(plain);
  });

  test('a message of the greatest length is parsed quickly', () => {
    for (const piece of ['*a ', '*_~', ' `', 'https://a.example/ ', '*a* ', '```']) {
      const took = [1, 2, 3].map(() => {
        const started = performance.now();
        parseFormattedText(piece.repeat(Math.ceil(4096 / piece.length)));
        return performance.now() - started;
      });
      expect(Math.min(...took)).toBeLessThan(500);
    }
  });
});
