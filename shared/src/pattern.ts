import { RE2JS, RE2JSSyntaxException } from 're2js';

/** The longest pattern in characters; a longer one is nothing that a person can look over. */
export const LONGEST_PATTERN = 500;

/** What a pattern found in a text. */
export interface PatternFind {
  /** The part of the text that fits. */
  readonly found: string;
  /** What each named group holds; '' for one that took no part. */
  readonly groups: { readonly [name: string]: string };
}

/**
 * The first place of a text that fits a pattern in RE2 syntax, whose time grows with the text's length only. Upper and
 * lower case are the same unless the pattern says `(?-i)`. Null when nothing fits, or when the pattern can't be read.
 *
 * @example findPattern('order (?<number>\\d+)', 'My Order 4711!') // { found: 'Order 4711', groups: { number: '4711' } }
 */
export function findPattern(source: string, text: string): PatternFind | null {
  const pattern = compiled(source);
  if (pattern.problem !== null) return null;
  const matcher = pattern.re.matcher(text);
  if (!matcher.find()) return null;
  const groups = Object.entries(matcher.getNamedGroups()).map(([name, value]) => [name, value ?? '']);
  return { found: matcher.group() ?? '', groups: Object.fromEntries(groups) };
}

/** The names of a pattern's groups, in their order; [] when the pattern can't be read. */
export function patternGroups(source: string): readonly string[] {
  const pattern = compiled(source);
  return pattern.problem === null ? Object.keys(pattern.re.namedGroups()) : [];
}

/**
 * Why a pattern can't be used, with the character it is about, or null when it can.
 *
 * @example patternProblem('a(b') // 'missing closing ) at character 2'
 */
export function patternProblem(source: string): string | null {
  return compiled(source).problem;
}

type Compiled = { readonly problem: null; readonly re: RE2JS } | { readonly problem: string };

const cacheSize = 500;
const known = new Map<string, Compiled>();

function compiled(source: string): Compiled {
  const earlier = known.get(source);
  if (earlier) return earlier;
  const made = compile(source);
  if (known.size >= cacheSize) known.clear();
  known.set(source, made);
  return made;
}

function compile(source: string): Compiled {
  if (source.length > LONGEST_PATTERN) {
    return { problem: `it has ${source.length} characters, ${LONGEST_PATTERN} are the most` };
  }
  try {
    return { problem: null, re: parsed(source) };
  } catch (error) {
    return { problem: failureOf(source, error) };
  }
}

function parsed(source: string): RE2JS {
  return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL);
}

function failureOf(source: string, error: unknown): string {
  if (!(error instanceof RE2JSSyntaxException)) return 'it is too large';
  const kind = error.getDescription();
  const place = kind === 'missing closing )' ? unclosedGroup(source) : placeOf(source, kind, error.getPattern() ?? '');
  return `${kind} at character ${place + 1}`;
}

/** The parser does not say where it gave up: near the end of the shortest beginning that fails in the same way. */
function placeOf(source: string, kind: string, fragment: string): number {
  let length = 1;
  while (length < source.length && syntaxError(source.slice(0, length)) !== kind) length++;
  if (fragment === '') return length - 1;
  const at = source.indexOf(fragment, Math.max(0, length - fragment.length));
  const place = at >= 0 ? at : source.lastIndexOf(fragment, length);
  return place >= 0 ? place : length - 1;
}

/** Right behind the longest beginning that can be read by itself. */
function unclosedGroup(source: string): number {
  let length = source.length - 1;
  while (length > 0 && syntaxError(source.slice(0, length)) !== null) length--;
  return length;
}

function syntaxError(source: string): string | null {
  try {
    parsed(source);
    return null;
  } catch (error) {
    return error instanceof RE2JSSyntaxException ? error.getDescription() : '';
  }
}
