import { z } from 'zod';
import { incomplete, isBlankList } from '../checks/incomplete';
import { patternFindings } from '../checks/pattern-findings';
import { patternGroups, patternProblem } from '../pattern';
import { unreachable } from '../unreachable';
import { keywordMatch, mediaMatch, patternMatch } from './asked-of-message';
import { defineNode, PASSES_AT_ONCE, type Finding } from './define-node';

/** How an incoming message must look for the journey to start; upper and lower case are the same. */
export const messageMatch = z.discriminatedUnion('type', [
  z.object({ type: z.literal('any') }).readonly(),
  keywordMatch,
  z.object({ type: z.literal('button'), payloads: z.array(z.string().min(1)).readonly() }).readonly(),
  z.object({ type: z.literal('firstMessage') }).readonly(),
  patternMatch,
  z.object({ type: z.literal('listRow'), rowIds: z.array(z.string().min(1)).readonly() }).readonly(),
  mediaMatch,
  z.object({ type: z.literal('location') }).readonly(),
  z.object({ type: z.literal('contacts') }).readonly(),
  /** Somebody came from an ad or a post that leads to WhatsApp; no id means any of them. */
  z.object({ type: z.literal('referral'), sourceIds: z.array(z.string().min(1)).readonly() }).readonly(),
  /** The text that a wa.me link or a QR code wrote for the customer; a part such as {table} becomes a variable. */
  z.object({ type: z.literal('prefill'), text: z.string() }).readonly(),
]);
export type MessageMatch = z.infer<typeof messageMatch>;

/** The most ways in that one trigger can have besides its first. */
export const MOST_ALTERNATIVES = 9;

/**
 * Starts a run when a message fits `match` or, asked in their order, one of the `alternatives`.
 *
 * @example { "match": { "type": "keyword", "how": "exact", "words": ["hi", "hello"] } }
 */
export const triggerMessage = defineNode({
  title: 'Message received',
  description: 'Starts the journey when a message that fits comes in.',
  group: 'start',
  config: z
    .object({ match: messageMatch, alternatives: z.array(messageMatch).max(MOST_ALTERNATIVES).readonly().optional() })
    .readonly(),
  initial: { match: { type: 'keyword', how: 'exact', words: ['hi'] } },
  outputs: () => [{ id: 'next', label: 'Next', required: true }],
  traits: {
    ...PASSES_AT_ONCE,
    start: true,
    opensWindow: () => ['next'],
    setsVariables: (config) => ({ next: variablesOf(config) }),
    startWords: ({ match }) => (match.type === 'keyword' ? match.words : []),
  },
  findings: (config, { title }) => matchesOf(config).flatMap((match) => matchFindings(match, title)),
});

type Config = { readonly match: MessageMatch; readonly alternatives?: readonly MessageMatch[] | undefined };

/** All ways in, in the order in which they are asked. */
export function matchesOf({ match, alternatives = [] }: Config): readonly MessageMatch[] {
  return [match, ...alternatives];
}

/** The pattern that finds what a match keeps; null when it keeps nothing. */
export function patternOfMatch(match: MessageMatch): string | null {
  if (match.type === 'pattern') return match.pattern;
  return match.type === 'prefill' ? prefillPattern(match.text) : null;
}

/** Variables that are set whichever way in was taken. */
function variablesOf(config: Config): readonly string[] {
  const [first = [], ...others] = matchesOf(config).map((match) => patternGroups(patternOfMatch(match) ?? ''));
  return first.filter((name) => others.every((names) => names.includes(name)));
}

/** The whole text, however it is spaced, with something in place of each part. */
function prefillPattern(text: string): string {
  const parts = text.trim().split(/(\{[a-z][a-z0-9_]{0,39}\}|\s+)/);
  const pieces = parts.map((part) => {
    if (/^\s+$/.test(part)) return '\\s+';
    return /^\{.+\}$/.test(part) ? `(?<${part.slice(1, -1)}>.+?)` : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return `^\\s*${pieces.join('')}\\s*$`;
}

/** What is missing in a way in before it can be used. */
export function matchFindings(match: MessageMatch, title: string): readonly Finding[] {
  switch (match.type) {
    case 'keyword':
      return isBlankList(match.words) ? [incomplete(title, 'add a keyword.')] : [];
    case 'button':
      return isBlankList(match.payloads) ? [incomplete(title, 'add a button.')] : [];
    case 'listRow':
      return isBlankList(match.rowIds) ? [incomplete(title, 'add a row.')] : [];
    case 'pattern':
      return patternFindings(match.pattern, 'it', title);
    case 'prefill':
      return prefillFindings(match.text, title);
    case 'any':
    case 'firstMessage':
    case 'media':
    case 'location':
    case 'contacts':
    case 'referral':
      return [];
    default:
      return unreachable(match);
  }
}

function prefillFindings(text: string, title: string): readonly Finding[] {
  if (text.trim() === '') return [incomplete(title, 'write the text of the link.')];
  return patternProblem(prefillPattern(text)) === null
    ? []
    : [incomplete(title, 'the text of the link is too long, or names a part twice.')];
}
