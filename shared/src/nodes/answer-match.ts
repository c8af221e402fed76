import { z } from 'zod';
import { incomplete, isBlankList } from '../checks/incomplete';
import { patternFindings } from '../checks/pattern-findings';
import { patternGroups } from '../pattern';
import { unreachable } from '../unreachable';
import { keywordMatch, mediaMatch, patternMatch } from './asked-of-message';
import type { Finding } from './define-node';

/** A day: `2026-11-21`, `today`, or so many days from today, such as `today+30`. */
export const dateBound = z
  .string()
  .refine((text) => /^today([+-]\d{1,4})?$/.test(text) || isDay(text), 'A day is 2026-11-21, today or today+30.');

/** What was tapped, by its id; its title, typed by hand, counts as well when `titles` has it. */
const choice = { choiceId: z.string().min(1), titles: z.array(z.string()).readonly().default([]) };

/** What an answer must look like to fit a case. */
export const answerMatch = z.discriminatedUnion('type', [
  z.object({ type: z.literal('any') }).readonly(),
  keywordMatch,
  /** What is found is kept, and each named group in a variable of its own. */
  patternMatch,
  /** Either a reply button or a list row. */
  z.object({ type: z.literal('choice'), ...choice }).readonly(),
  z.object({ type: z.literal('button'), ...choice }).readonly(),
  z.object({ type: z.literal('listRow'), ...choice }).readonly(),
  z.object({ type: z.literal('yesNo'), value: z.enum(['yes', 'no']) }).readonly(),
  z.object({ type: z.literal('number'), min: z.number().optional(), max: z.number().optional() }).readonly(),
  /** `order` says what 3/4 is; by the contact's language, American English alone puts the month first. */
  z
    .object({
      type: z.literal('date'),
      min: dateBound.optional(),
      max: dateBound.optional(),
      order: z.enum(['byLanguage', 'dayFirst', 'monthFirst']).default('byLanguage'),
    })
    .readonly(),
  z.object({ type: z.literal('email') }).readonly(),
  mediaMatch,
  z.object({ type: z.literal('location') }).readonly(),
  z.object({ type: z.literal('contacts') }).readonly(),
  /** A WhatsApp Flow that was filled in. */
  z.object({ type: z.literal('flow') }).readonly(),
]);
export type AnswerMatch = z.infer<typeof answerMatch>;

/** The variables that an answer fitting the match is kept in; none while `saveAs` is ''. */
export function variablesOfAnswer(match: AnswerMatch, saveAs: string): readonly string[] {
  if (saveAs === '') return [];
  return [saveAs, ...(match.type === 'pattern' ? patternGroups(match.pattern).map((name) => `${saveAs}_${name}`) : [])];
}

/** What keeps a match from ever fitting; `label` is what people call its case. */
export function answerMatchFindings(match: AnswerMatch, label: string, title: string): readonly Finding[] {
  switch (match.type) {
    case 'keyword':
      return isBlankList(match.words) ? [incomplete(title, `the case “${label}” has no keyword. Add one.`)] : [];
    case 'pattern':
      return patternFindings(match.pattern, `the case “${label}”`, title);
    case 'number':
      return match.min !== undefined && match.max !== undefined && match.min > match.max
        ? [incomplete(title, `no number fits the case “${label}”. Its smallest must be below its largest.`)]
        : [];
    case 'date':
      return match.min !== undefined && match.max !== undefined && isAfter(match.min, match.max)
        ? [incomplete(title, `no date fits the case “${label}”. Its first day must be before its last.`)]
        : [];
    case 'any':
    case 'choice':
    case 'button':
    case 'listRow':
    case 'yesNo':
    case 'email':
    case 'media':
    case 'location':
    case 'contacts':
    case 'flow':
      return [];
    default:
      return unreachable(match);
  }
}

/** How many days from today a bound is, or null when it is a day of the calendar. */
export function daysFromToday(bound: string): number | null {
  return bound.startsWith('today') ? Number(bound.slice('today'.length) || 0) : null;
}

/** Two days of the calendar, or two days from today, can be compared beforehand; other pairs get the benefit of the doubt. */
function isAfter(min: string, max: string): boolean {
  const [from, until] = [daysFromToday(min), daysFromToday(max)];
  if (from === null && until === null) return min > max;
  return from !== null && until !== null && from > until;
}

function isDay(text: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
