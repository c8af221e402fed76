import { z } from 'zod';
import { isKnownField } from './checks/check-placeholders';
import { incomplete } from './checks/incomplete';
import { conditionGroup, type Condition } from './conditions';
import { consentTopic } from './consent';
import { journeyId } from './ids';
import { MESSAGE_LIMITS } from './messages';
import type { Finding } from './nodes';
import { matchesOf, matchFindings, messageMatch, MOST_ALTERNATIVES } from './nodes/trigger-message';
import { leastLength, personalizationProblem, placeholdersIn } from './personalize';
import { sentence } from './problems';
import { unreachable } from './unreachable';
import { webRequest, type WebRequest } from './web-request';
import { requestProblems } from './web-request-problems';

/** The fewest characters that a bot's signing secret may have. */
export const SHORTEST_SECRET = 16;

/** Sent at once, inside the window that the message has just opened; may hold placeholders; '' sends nothing. */
const reply = z.string().max(MESSAGE_LIMITS.text).default('');

/** What is done with a message that fits a rule. */
const ruleAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('startJourney'), journeyId }).readonly(),
  z.object({ type: z.literal('reply'), text: z.string().max(MESSAGE_LIMITS.text) }).readonly(),
  z.object({ type: z.literal('consent'), topic: consentTopic, state: z.enum(['in', 'out']), reply }).readonly(),
  /** Opens the conversation for people; `assignTo` is a person or a team, '' for nobody in particular. */
  z.object({ type: z.literal('handOver'), assignTo: z.string().max(80).default(''), reply }).readonly(),
  /** Gives the conversation to a bot of the workspace until that one resolves it; '' while none is chosen. */
  z.object({ type: z.literal('bot'), bot: z.union([z.uuid(), z.literal('')]) }).readonly(),
  /** Posts the message to a bot, signed, and sends what it answers. */
  z
    .object({
      type: z.literal('forward'),
      ...webRequest.unwrap().pick({ url: true, headers: true, timeoutSeconds: true, retries: true }).shape,
      /** Known to the bot; proves that a request comes from here. */
      secret: z.string().max(200),
    })
    .readonly(),
]);
export type RuleAction = z.infer<typeof ruleAction>;
export type RuleActionOf<T extends RuleAction['type']> = Extract<RuleAction, { type: T }>;

/**
 * What an incoming message must look like, and what it then does. Of `match` and `alternatives` one must fit.
 *
 * @example { "name": "Opening hours", "match": { "type": "keyword", "how": "contains", "words": ["hours", "open"] },
 *            "action": { "type": "reply", "text": "We are open from 9 to 6." } }
 */
export const ruleDefinition = z
  .object({
    name: z.string().trim().min(1).max(80),
    match: messageMatch,
    alternatives: z.array(messageMatch).max(MOST_ALTERNATIVES).readonly().default([]),
    /** What else must hold; null: nothing. */
    when: conditionGroup.nullable().default(null),
    /** Only within business hours, or only outside them. */
    hours: z.enum(['always', 'open', 'closed']).default('always'),
    action: ruleAction,
  })
  .readonly();
export type RuleDefinition = z.infer<typeof ruleDefinition>;

/** What keeps a rule from being saved. */
export function ruleFindings(rule: RuleDefinition): readonly Finding[] {
  const { name, when, action } = rule;
  return [
    ...matchesOf(rule).flatMap((match) => matchFindings(match, name)),
    ...(when?.conditions ?? []).flatMap((condition) => conditionFindings(condition, name)),
    ...actionFindings(action, name),
  ];
}

/** The request that takes a message to a bot, without the message. */
export function forwardRequest({ url, headers, timeoutSeconds, retries }: RuleActionOf<'forward'>): WebRequest {
  return { method: 'POST', url, headers, timeoutSeconds, retries, body: { type: 'none' } };
}

function conditionFindings(condition: Condition, name: string): readonly Finding[] {
  if (condition.subject === 'variable' || condition.subject === 'event')
    return [
      incomplete(name, 'a condition asks about a run, and none has begun yet. Choose something else to look at.'),
    ];
  if (condition.subject === 'segment' && condition.segment === '') return [incomplete(name, 'choose a segment.')];
  return [];
}

function actionFindings(action: RuleAction, name: string): readonly Finding[] {
  switch (action.type) {
    case 'startJourney':
      return [];
    case 'reply':
      return action.text.trim() === ''
        ? [incomplete(name, 'write what is replied.')]
        : textFindings(action.text, 'text', name);
    case 'consent':
    case 'handOver':
      return textFindings(action.reply, 'text', name);
    case 'bot':
      return action.bot === '' ? [incomplete(name, 'choose a bot.')] : [];
    case 'forward':
      return [
        ...requestProblems(forwardRequest(action)).map((problem) => incomplete(name, problem)),
        ...[action.url, ...action.headers.map(({ value }) => value)].flatMap((text) => unreadable(text, name)),
        ...(action.secret.trim().length < SHORTEST_SECRET
          ? [incomplete(name, `give the signing secret at least ${SHORTEST_SECRET} characters.`)]
          : []),
      ];
    default:
      return unreachable(action);
  }
}

function textFindings(text: string, part: string, title: string): readonly Finding[] {
  const length = leastLength(text);
  if (length > MESSAGE_LIMITS.text) {
    const message = sentence('send.text_too_long', { title, part, length, limit: MESSAGE_LIMITS.text });
    return [{ code: 'send.text_too_long', severity: 'error', message }];
  }
  return unreadable(text, title);
}

function unreadable(text: string, title: string): readonly Finding[] {
  const detail = personalizationProblem(text);
  if (detail !== null) {
    const message = sentence('send.placeholder_invalid', { title, detail });
    return [{ code: 'send.placeholder_invalid', severity: 'error', message }];
  }
  return placeholdersIn(text)
    .filter(({ parts }) => !isKnownField(parts) || parts[0] === 'event')
    .map(({ name }) => {
      const message = sentence('send.placeholder_no_field', { title, name });
      return { code: 'send.placeholder_no_field', severity: 'error', message };
    });
}
