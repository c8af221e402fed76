import { z } from 'zod';
import { sharedCaseIds } from '../checks/incomplete';
import { sessionMessageFindings } from '../checks/session-message-findings';
import { duration, durationMs } from '../duration';
import { sessionMessage, textsOfMessage } from '../messages';
import { sentence } from '../problems';
import { answerMatch, answerMatchFindings, variablesOfAnswer } from './answer-match';
import { caseId } from './case-id';
import { defineNode, PASSES_AT_ONCE, type Finding } from './define-node';

/** The most that may be asked again, and the longest time in which fragments of an answer are waited for, in s. */
export const RECEIVE_LIMITS = { prompts: 5, debounce: 10 } as const;

export const replyCase = z.object({ id: caseId, title: z.string().min(1), match: answerMatch }).readonly();
export type ReplyCase = z.infer<typeof replyCase>;

/**
 * Waits for the contact's next message and leaves by the first case that fits, by `other`, or by `timeout`. While no case
 * fits, `prompt` asks again before the run leaves by `other`. Texts that follow each other within `debounce` seconds are
 * one answer.
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
      /** Sent when no case fits, so many times at the most; each time the timeout begins anew. */
      prompt: z
        .object({ message: sessionMessage, times: z.int().min(1).max(RECEIVE_LIMITS.prompts) })
        .readonly()
        .nullable()
        .default(null),
      /** Seconds of silence after which the texts so far are taken as one answer; 0 takes each by itself. */
      debounce: z.int().min(0).max(RECEIVE_LIMITS.debounce).default(0),
    })
    .readonly(),
  initial: {
    cases: [{ id: 'yes', title: 'Yes', match: { type: 'keyword', how: 'exact', words: ['yes'] } }],
    saveAs: '',
    timeout: { amount: 1, unit: 'hours' },
    prompt: null,
    debounce: 0,
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
      saveAs === ''
        ? {}
        : {
            ...Object.fromEntries(cases.map(({ id, match }) => [id, variablesOfAnswer(match, saveAs)])),
            other: [saveAs],
          },
    texts: ({ prompt }) => (prompt ? textsOfMessage(prompt.message) : []),
  },
  findings: ({ cases, timeout, prompt }, { title }) => [
    ...cases.flatMap(({ title: label, match }) => answerMatchFindings(match, label, title)),
    ...(prompt ? sessionMessageFindings(prompt.message, title) : []),
    ...sharedCaseIds(cases, title),
    ...(cases.length === 0 ? [warning('receive.no_cases', title)] : []),
    ...(timeout ? [] : [warning('receive.no_timeout', title)]),
  ],
});

function warning(code: 'receive.no_cases' | 'receive.no_timeout', title: string): Finding {
  return { code, severity: 'warning', message: sentence(code, { title }) };
}
