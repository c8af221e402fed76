import { isSendable, isWindowOpen, templateKey, topicOf } from '@sendero/shared';
import type { Facts, GuardName, TemplateMessage, Verdict } from '@sendero/shared';

/** What WhatsApp's policy and the contact's wishes say about a message now; each answer shows what it looked at. */
export const policy = {
  notSuppressed: ({ consent }) => ({
    guard: 'notSuppressed',
    passed: !consent.suppressed,
    inputs: { suppressed: consent.suppressed },
  }),
  serviceWindowOpen: ({ windowExpiresAt, now }) => ({
    guard: 'serviceWindowOpen',
    passed: isWindowOpen(windowExpiresAt, now),
    inputs: { windowExpiresAt, now },
  }),
  templateSendable: (facts, { name, language }) => {
    const template = templateIn(facts, name, language);
    return {
      guard: 'templateSendable',
      passed: template !== undefined && isSendable(template.status),
      inputs: { name, language, status: template?.status ?? null },
    };
  },
  optedIn: (facts, { name, language }) => {
    const template = templateIn(facts, name, language);
    const topic = template ? topicOf(template.category) : null;
    const consent = topic === null ? null : facts.consent[topic];
    return { guard: 'optedIn', passed: consent === 'in', inputs: { topic, consent } };
  },
} satisfies { readonly [Name in GuardName]: (facts: Facts, template: TemplateMessage) => Verdict };

export function templateIn({ templates }: Facts, name: string, language: string) {
  const key = templateKey(name, language);
  return Object.hasOwn(templates, key) ? templates[key] : undefined;
}
