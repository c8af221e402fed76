import {
  findPattern,
  matchesOf,
  patternOfMatch,
  type Facts,
  type IncomingMessage,
  type PersonalizationScope,
  type RuleDefinition,
} from '@sendero/shared';
import { holds } from './holds';
import { BLANK } from './machine';
import { fittingMatch } from './matches-message';
import { scopeOf } from './scope-of';

/** Whether a rule takes a message, or the first thing that keeps it from doing so. */
export type RuleVerdict = 'takes' | 'otherMessage' | 'conditions' | 'businessHours';

export interface RuleSituation {
  /** The contact never wrote before. */
  readonly firstMessage: boolean;
  /** It is within the workspace's business hours. */
  readonly open: boolean;
  readonly facts: Facts;
}

export function judgeRule(
  rule: RuleDefinition,
  message: IncomingMessage,
  { firstMessage, open, facts }: RuleSituation,
): RuleVerdict {
  const { when, hours } = rule;
  if (!fittingMatch(rule, message, firstMessage)) return 'otherMessage';
  if (hours !== 'always' && open !== (hours === 'open')) return 'businessHours';
  return when === null || holds(when, { ...BLANK, reply: message.text }, facts) ? 'takes' : 'conditions';
}

/** What the placeholders of a rule's texts may speak of; what its patterns found are variables. */
export function ruleScope(rule: RuleDefinition, message: IncomingMessage, facts: Facts): PersonalizationScope {
  const patterns = matchesOf(rule).flatMap((match) => patternOfMatch(match) ?? []);
  const [found] = patterns.flatMap((pattern) => findPattern(pattern, message.text) ?? []);
  return scopeOf({ variables: found?.groups ?? {}, reply: message.text }, facts);
}
