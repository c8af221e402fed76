import {
  capText,
  chosenZone,
  countsTowards,
  isChatting,
  isSendable,
  isWindowOpen,
  quietUntil,
  roomIn,
  templateKey,
  tightestCap,
  topicOf,
} from '@sendero/shared';
import type {
  CountedTopic,
  Facts,
  GuardName,
  OutgoingContent,
  QuietHours,
  TemplateMessage,
  Verdict,
} from '@sendero/shared';

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
  /** Who is writing with us gets an answer at any hour; everything else can wait. */
  outsideQuietHours: ({ contact, windowExpiresAt, now }, { quietHours, content }) => {
    const until = quietHours && quietUntil(quietHours, contact, now);
    const answers = content === 'session' && isChatting(windowExpiresAt, now);
    return {
      guard: 'outsideQuietHours',
      passed: until === null || answers,
      inputs: { now, until, zone: quietHours && chosenZone(quietHours.zone, contact), answers },
    };
  },
  /** What the run has sent in this very step is not among the facts yet. */
  underFrequencyCap: (facts, { template, sentNow }) => {
    const topic = countedAs(facts, template);
    const caps = (facts.caps ?? []).map((use) => ({
      ...use,
      used: use.used + sentNow.filter((sent) => countsTowards(use.cap, sent)).length,
    }));
    const tightest = topic && tightestCap(caps, topic);
    if (!tightest) return { guard: 'underFrequencyCap', passed: true, inputs: { topic: topic ?? null } };
    const { scope, cap, used } = tightest;
    const inputs = { topic, scope, used, allows: capText(cap) };
    return { guard: 'underFrequencyCap', passed: roomIn(tightest) > 0, inputs };
  },
} satisfies Policy;

interface Policy extends Record<GuardName, (facts: Facts, about: never) => Verdict> {
  readonly notSuppressed: (facts: Facts) => Verdict;
  readonly serviceWindowOpen: (facts: Facts) => Verdict;
  readonly templateSendable: (facts: Facts, template: TemplateMessage) => Verdict;
  readonly optedIn: (facts: Facts, template: TemplateMessage) => Verdict;
  readonly outsideQuietHours: (facts: Facts, sending: Sending) => Verdict;
  readonly underFrequencyCap: (facts: Facts, counted: Counted) => Verdict;
}

/** A message that the hours are asked about. */
export interface Sending {
  readonly quietHours: QuietHours | null;
  readonly content: OutgoingContent['type'];
}

/** A message that caps are asked about, after those that went out in this step before it. */
export interface Counted {
  /** Null for a free-form message. */
  readonly template: TemplateMessage | null;
  readonly sentNow: readonly CountedTopic[];
}

/** What a message counts as; undefined for a template that is not known. */
function countedAs(facts: Facts, template: TemplateMessage | null): CountedTopic | undefined {
  if (!template) return 'service';
  const known = templateIn(facts, template.name, template.language);
  return known && topicOf(known.category);
}

export function templateIn({ templates }: Facts, name: string, language: string) {
  const key = templateKey(name, language);
  return Object.hasOwn(templates, key) ? templates[key] : undefined;
}
