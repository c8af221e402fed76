import { personalize, quietUntil, topicOf, unreachable } from '@sendero/shared';
import type {
  EffectOf,
  EpochMs,
  Facts,
  NodeConfig,
  OutgoingContent,
  PersonalizationScope,
  ProblemCode,
  QuietHours,
  SessionMessage,
  TemplateMessage,
  Verdict,
} from '@sendero/shared';
import type { Memory } from './machine';
import { policy, templateIn } from './policy';
import { scopeOf } from './scope-of';

/** What a send node would send now, or why it can't. */
export type Draft =
  | { readonly content: OutgoingContent; readonly topic: EffectOf<'sendMessage'>['topic'] }
  | { readonly problem: ProblemCode }
  /** It is quiet now: the message is written anew when that is over. */
  | { readonly heldUntil: EpochMs };

/** Picks what may go out, the session message before the template, and fills in its placeholders. */
export function draftOf(
  { message, template }: NodeConfig<'send'>,
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
  const isOverCap = (template: TemplateMessage | null) => {
    if (!facts.caps) return false;
    const verdict = policy.underFrequencyCap(facts, { template, sentNow: memory.sentNow });
    return 'scope' in verdict.inputs && !passes(verdict);
  };
  const scope = scopeOf(memory, facts);
  if (!message && !template) return { draft: { problem: 'message.nothing_allowed' }, verdicts };
  if (facts.consent.suppressed) return { draft: { problem: 'message.opted_out' }, verdicts };
  if (message && passes(policy.serviceWindowOpen(facts))) {
    const until = heldUntil('session');
    if (until !== null) return { draft: { heldUntil: until }, verdicts };
    if (isOverCap(null)) return { draft: { problem: 'message.over_frequency_cap' }, verdicts };
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
  if (isOverCap(template)) return { draft: { problem: 'message.over_frequency_cap' }, verdicts };
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
    return { problem: error instanceof TextEmpty ? 'message.text_empty' : 'message.placeholder_failed' };
  }
}

/** A text that WhatsApp insists on came out empty. */
class TextEmpty extends Error {}

function required(text: string, scope: PersonalizationScope): string {
  const filled = personalize(text, scope);
  if (filled.trim() === '') throw new TextEmpty();
  return filled;
}

function fillMessage(message: SessionMessage, scope: PersonalizationScope): SessionMessage {
  switch (message.type) {
    case 'text':
      return { ...message, text: required(message.text, scope) };
    case 'image':
      return { ...message, link: required(message.link, scope), caption: personalize(message.caption, scope) };
    case 'document':
      return {
        ...message,
        link: required(message.link, scope),
        filename: personalize(message.filename, scope),
        caption: personalize(message.caption, scope),
      };
    case 'buttons': {
      const { header, ...rest } = message;
      return {
        ...rest,
        ...fillHeader(header, scope),
        body: required(message.body, scope),
        footer: personalize(message.footer, scope),
        buttons: message.buttons.map((button) => ({ ...button, title: required(button.title, scope) })),
      };
    }
    case 'list': {
      const { header, ...rest } = message;
      return {
        ...rest,
        ...fillHeader(header, scope),
        body: required(message.body, scope),
        footer: personalize(message.footer, scope),
        button: required(message.button, scope),
        sections: message.sections.map((section) => ({
          title: personalize(section.title, scope),
          rows: section.rows.map((row) => ({
            ...row,
            title: required(row.title, scope),
            description: personalize(row.description, scope),
          })),
        })),
      };
    }
    default:
      return unreachable(message);
  }
}

/** A header that comes out empty is left out: WhatsApp refuses an empty one. */
function fillHeader(header: { readonly text: string } | undefined, scope: PersonalizationScope) {
  const text = header ? personalize(header.text, scope) : '';
  return text.trim() === '' ? {} : { header: { text } };
}

/** WhatsApp refuses a template of which any value is empty. */
function fillTemplate(template: TemplateMessage, scope: PersonalizationScope): TemplateMessage {
  return {
    ...template,
    header: template.header.map((value) => required(value, scope)),
    headerLink: template.headerLink === '' ? '' : required(template.headerLink, scope),
    body: template.body.map((value) => required(value, scope)),
    buttons: Object.fromEntries(
      Object.entries(template.buttons).map(([position, value]) => [position, required(value, scope)]),
    ),
  };
}
