import { z } from 'zod';
import { incomplete, isBlankList, sharedCaseIds } from '../checks/incomplete';
import { duration, durationMs } from '../duration';
import { sentence } from '../problems';
import { caseId } from './case-id';
import { defineNode, PASSES_AT_ONCE, type Finding } from './define-node';

/** What an answer must look like to fit a case. */
export const answerMatch = z.discriminatedUnion('type', [
  z.object({ type: z.literal('any') }).readonly(),
  z
    .object({
      type: z.literal('keyword'),
      how: z.enum(['exact', 'contains', 'startsWith']),
      words: z.array(z.string().min(1)).readonly(),
    })
    .readonly(),
  /** The id of a reply button or list row; its title, typed by hand, counts as well when `titles` has it. */
  z
    .object({
      type: z.literal('choice'),
      choiceId: z.string().min(1),
      titles: z.array(z.string()).readonly().default([]),
    })
    .readonly(),
  z.object({ type: z.literal('number'), min: z.number().optional(), max: z.number().optional() }).readonly(),
  z.object({ type: z.literal('email') }).readonly(),
  z
    .object({
      type: z.literal('media'),
      kinds: z
        .array(z.enum(['image', 'video', 'audio', 'document']))
        .min(1)
        .readonly(),
    })
    .readonly(),
  z.object({ type: z.literal('location') }).readonly(),
]);
export type AnswerMatch = z.infer<typeof answerMatch>;

export const replyCase = z.object({ id: caseId, title: z.string().min(1), match: answerMatch }).readonly();
export type ReplyCase = z.infer<typeof replyCase>;

/**
 * Waits for the contact's next message and leaves by the first case that fits, by `other`, or by `timeout`.
 *
 * @example { "cases": [{ "id": "yes", "title": "Yes", "match": { "type": "keyword", "how": "exact", "words": ["yes"] } }],
 *            "saveAs": "answer", "timeout": { "amount": 1, "unit": "hours" } }
 */
export const receive = defineNode({
  title: 'Receive',
  description: 'Waits for an answer and leaves by the case that fits it.',
  group: 'message',
  config: z
    .object({
      cases: z.array(replyCase).max(20).readonly(),
      /** The variable that keeps what was answered; '' keeps nothing. */
      saveAs: z
        .string()
        .regex(/^([a-z][a-z0-9_]{0,39})?$/, 'A variable has small letters, digits and underscores.')
        .default(''),
      timeout: duration.nullable(),
    })
    .readonly(),
  initial: {
    cases: [{ id: 'yes', title: 'Yes', match: { type: 'keyword', how: 'exact', words: ['yes'] } }],
    saveAs: '',
    timeout: { amount: 1, unit: 'hours' },
  },
  outputs: ({ cases, timeout }) => [
    ...cases.map(({ id, title }) => ({ id, label: title, required: true })),
    { id: 'other', label: 'Other', required: true },
    ...(timeout ? [{ id: 'timeout', label: 'No reply', required: true }] : []),
  ],
  traits: {
    ...PASSES_AT_ONCE,
    waits: true,
    opensWindow: ({ cases }) => [...cases.map(({ id }) => id), 'other'],
    passes: ({ timeout }) => (timeout ? { timeout: durationMs(timeout) } : {}),
    setsVariables: ({ cases, saveAs }) =>
      saveAs === '' ? {} : Object.fromEntries([...cases.map(({ id }) => id), 'other'].map((id) => [id, [saveAs]])),
  },
  findings: ({ cases, timeout }, { title }) => [
    ...cases.flatMap((replyCase) => caseFindings(replyCase, title)),
    ...sharedCaseIds(cases, title),
    ...(cases.length === 0 ? [warning('receive.no_cases', title)] : []),
    ...(timeout ? [] : [warning('receive.no_timeout', title)]),
  ],
});

function caseFindings({ title: label, match }: ReplyCase, title: string): readonly Finding[] {
  if (match.type === 'keyword' && isBlankList(match.words)) {
    return [incomplete(title, `the case “${label}” has no keyword. Add one.`)];
  }
  if (match.type === 'number' && match.min !== undefined && match.max !== undefined && match.min > match.max) {
    return [incomplete(title, `no number fits the case “${label}”. Its smallest must be below its largest.`)];
  }
  return [];
}

function warning(code: 'receive.no_cases' | 'receive.no_timeout', title: string): Finding {
  return { code, severity: 'warning', message: sentence(code, { title }) };
}
