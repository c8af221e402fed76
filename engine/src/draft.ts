import { quietUntil, topicOf } from '@sendero/shared';
import type {
  BlockedReason,
  EffectOf,
  EpochMs,
  Facts,
  NodeConfig,
  OutgoingContent,
  QuietHours,
  UnwrittenReason,
  Verdict,
} from '@sendero/shared';
import { fillMessage, fillTemplate, Unfillable } from './fill-message';
import type { Memory } from './machine';
import { policy, templateIn } from './policy';
import { scopeOf } from './scope-of';

/** What a send node would send now, or why it can't. */
export type Draft =
  | { readonly content: OutgoingContent; readonly topic: EffectOf<'sendMessage'>['topic'] }
  | { readonly problem: BlockedReason | UnwrittenReason }
  /** It is quiet now: the message is written anew when that is over. */
  | { readonly heldUntil: EpochMs };

/** Picks what may go out, the session message before the template, and fills in its placeholders. */
export function draftOf(
  { message, template }: Pick<NodeConfig<'send'>, 'message' | 'template'>,
  memory: Memory,
  facts: Facts,
  quietHours: QuietHours | null,
): { readonly draft: Draft; readonly verdicts: readonly Verdict[] } {
  const verdicts: Verdict[] = [policy.notSuppressed(facts)];
  const passes = (verdict: Verdict) => {
    verdicts.push(verdict);
    return verdict.passed;
  };
  const heldUntil = (content: OutgoingContent['type']) => {
    if (!quietHours || passes(policy.outsideQuietHours(facts, { quietHours, content }))) return null;
    return quietUntil(quietHours, facts.contact, facts.now);
  };
  const scope = scopeOf(memory, facts);
  if (!message && !template) return { draft: { problem: 'message.nothing_allowed' }, verdicts };
  if (facts.consent.suppressed) return { draft: { problem: 'message.opted_out' }, verdicts };
  if (message && passes(policy.serviceWindowOpen(facts))) {
    const until = heldUntil('session');
    if (until !== null) return { draft: { heldUntil: until }, verdicts };
    const draft = filledIn(() => ({
      content: { type: 'session', message: fillMessage(message, scope) },
      topic: 'service',
    }));
    return { draft, verdicts };
  }
  if (!template) return { draft: { problem: 'message.window_closed' }, verdicts };
  const sendable = passes(policy.templateSendable(facts, template));
  const optedIn = passes(policy.optedIn(facts, template));
  const known = templateIn(facts, template.name, template.language);
  if (!sendable || !known) return { draft: { problem: 'message.template_not_sendable' }, verdicts };
  if (!optedIn) return { draft: { problem: 'message.not_opted_in' }, verdicts };
  const until = heldUntil('template');
  if (until !== null) return { draft: { heldUntil: until }, verdicts };
  const draft = filledIn(() => ({
    content: { type: 'template', template: fillTemplate(template, scope) },
    topic: topicOf(known.category),
  }));
  return { draft, verdicts };
}

function filledIn(fill: () => Draft): Draft {
  try {
    return fill();
  } catch (error) {
    return { problem: error instanceof Unfillable ? error.problem : 'message.placeholder_failed' };
  }
}
