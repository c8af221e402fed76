import { unreachable } from './unreachable';

export type TextStyle = 'bold' | 'italic' | 'strike';

/**
 * A piece of a message as a phone draws it. `styles` is ordered from the outside in. `bullet`, `number` and `quote`
 * open a line and hold for all of it; lines are separated by `lineBreak`.
 */
export type FormattedSpan =
  | { readonly type: 'text'; readonly text: string; readonly styles: readonly TextStyle[] }
  | { readonly type: 'link'; readonly text: string; readonly url: string; readonly styles: readonly TextStyle[] }
  /** Between single backticks. */
  | { readonly type: 'code'; readonly text: string; readonly styles: readonly TextStyle[] }
  /** Between triple backticks; the only span that may hold line breaks. */
  | { readonly type: 'monospace'; readonly text: string; readonly styles: readonly TextStyle[] }
  | { readonly type: 'lineBreak' }
  | { readonly type: 'bullet' }
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'quote' };

/**
 * Reads WhatsApp's text markup: `*bold*`, `_italic_`, `~strike~`, code, lists, quotes and web links. A marker that has
 * no partner on its line, touches a space on the inside or a letter on the outside stays the character it is.
 *
 * @example parseFormattedText('Hi *Ann*') // text 'Hi ', then text 'Ann' in bold
 */
export function parseFormattedText(text: string): readonly FormattedSpan[] {
  const source = text.replace(/\r\n?/g, '\n');
  const literals = findLiterals(source);
  return lines(source, literals).flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'lineBreak' } as const] : []),
    ...lineSpans(source, line, literals),
  ]);
}

/**
 * What a text says without its markup, on one line, as lists of conversations show it.
 *
 * @example withoutMarkup('Your *order*\n- a shirt') // 'Your order • a shirt'
 */
export function withoutMarkup(text: string): string {
  return parseFormattedText(text).map(plainSpan).join('').replace(/\s+/g, ' ').trim();
}

function plainSpan(span: FormattedSpan): string {
  switch (span.type) {
    case 'text':
    case 'link':
    case 'code':
    case 'monospace':
      return span.text;
    case 'number':
      return `${span.text} `;
    case 'bullet':
      return '• ';
    case 'lineBreak':
      return ' ';
    case 'quote':
      return '';
    default:
      return unreachable(span);
  }
}

/** Where the web links of a text are, in order; those inside of code are no links. */
export function linksIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!/https?:/i.test(text)) return [];
  return findLiterals(text).filter(({ type }) => type === 'link');
}

/** Half open: `start` is the first character, `end` the one after the last. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch whose characters are never markers. */
interface Literal extends Range {
  readonly type: 'link' | 'code' | 'monospace';
}

const styleOf: ReadonlyMap<string, TextStyle> = new Map([
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strike'],
]);

const literalPattern = /```(?=[^`]*\S)[^`]+```|`(?=[^`\n]*\S)[^`\n]+`|https?:\/\/[^\s<>"`]+/giu;

function findLiterals(source: string): readonly Literal[] {
  const found: Literal[] = [];
  for (const match of source.matchAll(literalPattern)) {
    const start = match.index;
    if (match[0].startsWith('```')) {
      found.push({ type: 'monospace', start, end: start + match[0].length });
    } else if (match[0].startsWith('`')) {
      found.push({ type: 'code', start, end: start + match[0].length });
    } else if (!isWord(source, start - 1)) {
      const url = withoutTrailingPunctuation(match[0]);
      if (/^https?:\/\/[\p{L}\p{N}]/iu.test(url)) found.push({ type: 'link', start, end: start + url.length });
    }
  }
  return found;
}

/** “(see https://a.example/x).” links to `https://a.example/x`, but `https://a.example/x_(y)` keeps its bracket. */
function withoutTrailingPunctuation(url: string): string {
  let end = url.length;
  for (; end > 0; end -= 1) {
    const last = url.charAt(end - 1);
    const opener = last === ')' ? '(' : last === ']' ? '[' : null;
    const unbalanced = opener !== null && count(url, last, end) > count(url, opener, end);
    if (!unbalanced && !/[.,;:!?'*_~’”»]/u.test(last)) break;
  }
  return url.slice(0, end);
}

function count(text: string, character: string, end: number): number {
  return text.slice(0, end).split(character).length - 1;
}

function lines(source: string, literals: readonly Literal[]): readonly Range[] {
  const found: Range[] = [];
  let start = 0;
  for (let at = 0; at < source.length; at += 1) {
    const literal = literalAt(literals, at);
    if (literal !== undefined) {
      at = literal.end - 1;
    } else if (source[at] === '\n') {
      found.push({ start, end: at });
      start = at + 1;
    }
  }
  return [...found, { start, end: source.length }];
}

function lineSpans(source: string, line: Range, literals: readonly Literal[]): readonly FormattedSpan[] {
  const text = source.slice(line.start, line.end);
  const rest = (marker: string): readonly FormattedSpan[] =>
    inlineSpans(source, { start: line.start + marker.length, end: line.end }, literals, []);

  const bullet = /^[*-] (?=\S)/u.exec(text);
  if (bullet) return [{ type: 'bullet' }, ...rest(bullet[0])];
  const number = /^(\d{1,3}\.) (?=\S)/u.exec(text);
  if (number?.[1] !== undefined) return [{ type: 'number', text: number[1] }, ...rest(number[0])];
  const quote = /^> ?(?=\S)/u.exec(text);
  if (quote) return [{ type: 'quote' }, ...rest(quote[0])];
  return rest('');
}

function inlineSpans(
  source: string,
  range: Range,
  literals: readonly Literal[],
  styles: readonly TextStyle[],
): readonly FormattedSpan[] {
  const spans: FormattedSpan[] = [];
  let plainFrom = range.start;
  const flush = (end: number): void => {
    if (end > plainFrom) spans.push({ type: 'text', text: source.slice(plainFrom, end), styles });
  };

  let at = range.start;
  while (at < range.end) {
    const literal = literalAt(literals, at);
    if (literal !== undefined) {
      flush(at);
      spans.push(literalSpan(source, literal, styles));
      plainFrom = at = literal.end;
      continue;
    }
    const style = styleOf.get(source.charAt(at));
    const close = style === undefined ? null : closing(source, at, range, literals);
    if (style === undefined || close === null) {
      at += 1;
      continue;
    }
    flush(at);
    const inside = styles.includes(style) ? styles : [...styles, style];
    spans.push(...inlineSpans(source, { start: at + 1, end: close }, literals, inside));
    plainFrom = at = close + 1;
  }
  flush(range.end);
  return spans;
}

function literalSpan(source: string, { type, start, end }: Literal, styles: readonly TextStyle[]): FormattedSpan {
  const text = source.slice(start, end);
  switch (type) {
    case 'link':
      return { type, text, url: text, styles };
    case 'code':
      return { type, text: text.slice(1, -1), styles };
    case 'monospace':
      return { type, text: text.slice(3, -3).replace(/^\n|\n$/g, ''), styles };
  }
}

/** Where the marker at `open` ends, or null when it opens nothing. */
function closing(source: string, open: number, range: Range, literals: readonly Literal[]): number | null {
  const marker = source.charAt(open);
  const opens = !isWord(source, open - 1) && !/[\s]/u.test(source[open + 1] ?? ' ') && source[open + 1] !== marker;
  if (!opens) return null;
  for (let at = open + 1; at < range.end; at += 1) {
    const literal = literalAt(literals, at);
    if (literal !== undefined) {
      at = literal.end - 1;
    } else if (source[at] === marker && !/\s/u.test(source.charAt(at - 1)) && !isWord(source, at + 1)) {
      return at;
    }
  }
  return null;
}

function literalAt(literals: readonly Literal[], at: number): Literal | undefined {
  return literals.find((literal) => literal.start === at);
}

function isWord(source: string, at: number): boolean {
  return at >= 0 && at < source.length && /[\p{L}\p{N}]/u.test(source.charAt(at));
}
