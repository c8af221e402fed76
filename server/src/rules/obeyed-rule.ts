import { createHmac } from 'node:crypto';
import { ruleScope } from '@sendero/engine';
import { fillRequest, forwardRequest, MESSAGE_LIMITS, personalize, unreachable } from '@sendero/shared';
import type {
  ConsentState,
  ConsentTopic,
  Facts,
  FilledRequest,
  IncomingMessage,
  RuleActionOf,
  RuleDefinition,
} from '@sendero/shared';
import type { RuleThread } from './rule-deeds.repository';

/** What a rule asks for because of the message that it took. */
export interface ObeyedRule extends RuleThread {
  readonly ruleName: string;
  readonly message: IncomingMessage;
  readonly deeds: readonly RuleDeed[];
}

/** One thing to do, with its texts filled in. */
export type RuleDeed =
  | { readonly type: 'reply'; readonly text: string }
  | { readonly type: 'consent'; readonly topic: ConsentTopic; readonly state: ConsentState }
  | { readonly type: 'handOver'; readonly assignTo: string }
  | { readonly type: 'bot'; readonly bot: string }
  | {
      readonly type: 'forward';
      readonly request: FilledRequest;
      readonly timeoutMs: number;
      readonly retries: number;
    };

/** The header by which a bot can tell that a request comes from here. */
export const SIGNATURE_HEADER = 'x-sendero-signature-256';

/**
 * What comes of a rule's action for a message; starting a journey is the engine's work. A text that can't be filled in
 * for this contact is left out, and a message that can't be forwarded is for people.
 */
export function ruleDeeds(rule: RuleDefinition, message: IncomingMessage, facts: Facts): readonly RuleDeed[] {
  const { action } = rule;
  switch (action.type) {
    case 'startJourney':
      return [];
    case 'reply':
      return reply(action.text, rule, message, facts);
    case 'consent': {
      const { topic, state } = action;
      return [{ type: 'consent', topic, state }, ...reply(action.reply, rule, message, facts)];
    }
    case 'handOver':
      return [{ type: 'handOver', assignTo: action.assignTo }, ...reply(action.reply, rule, message, facts)];
    case 'bot':
      return [{ type: 'bot', bot: action.bot }];
    case 'forward':
      return [forward(action, rule, message, facts) ?? { type: 'handOver', assignTo: '' }];
    default:
      return unreachable(action);
  }
}

function reply(template: string, rule: RuleDefinition, message: IncomingMessage, facts: Facts): readonly RuleDeed[] {
  const text = attempt(() => personalize(template, ruleScope(rule, message, facts)));
  if (text === null || text.trim() === '') return [];
  return [{ type: 'reply', text: text.slice(0, MESSAGE_LIMITS.text) }];
}

function forward(
  action: RuleActionOf<'forward'>,
  rule: RuleDefinition,
  message: IncomingMessage,
  facts: Facts,
): RuleDeed | null {
  const request = attempt(() => fillRequest(forwardRequest(action), ruleScope(rule, message, facts)));
  if (!request) return null;
  const { id, name, phone, language, timeZone, attributes, tags } = facts.contact;
  const body = JSON.stringify({
    rule: rule.name,
    contact: { id, name, phone, language, timeZone, attributes, tags },
    message,
  });
  const headers = {
    ...request.headers,
    'content-type': 'application/json',
    [SIGNATURE_HEADER]: `sha256=${createHmac('sha256', action.secret).update(body).digest('hex')}`,
  };
  return {
    type: 'forward',
    request: { ...request, headers, body },
    timeoutMs: action.timeoutSeconds * 1_000,
    retries: action.retries,
  };
}

function attempt<T>(fill: () => T): T | null {
  try {
    return fill();
  } catch {
    return null;
  }
}
