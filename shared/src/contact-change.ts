import type { Consent, ConsentState, ConsentTopic } from './consent';
import type { JsonValue } from './json';
import type { ContactFacts } from './runs';

/** What a journey changes about a contact at once. */
export interface ContactChange {
  readonly set: { readonly [attribute: string]: JsonValue };
  readonly unset: readonly string[];
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
  readonly consent: readonly ConsentChange[];
}

/** A line for the consent ledger, with the proof that it may be there. */
export interface ConsentChange {
  readonly topic: ConsentTopic;
  readonly state: ConsentState;
  readonly evidence: string;
}

/** The contact once the change is made; its consent is not part of it. */
export function changedContact<C extends Pick<ContactFacts, 'attributes' | 'tags'>>(
  contact: C,
  { set, unset, addTags, removeTags }: ContactChange,
): C {
  const kept = Object.entries(contact.attributes).filter(([name]) => !unset.includes(name));
  const tags = contact.tags.filter((tag) => !removeTags.includes(tag));
  return {
    ...contact,
    attributes: { ...Object.fromEntries(kept), ...set },
    tags: [...new Set([...tags, ...addTags])],
  };
}

/**
 * What holds once ledger lines of one later instant are added to those that came to `consent`: the same as folding all
 * of them. As they are of one instant their order does not matter, and an opt-out wins.
 */
export function changedConsent(consent: Consent, lines: readonly Pick<ConsentChange, 'topic' | 'state'>[]): Consent {
  const says = (topics: readonly ConsentTopic[], state: ConsentState) =>
    lines.some((line) => line.state === state && topics.includes(line.topic));
  const stateOf = (topic: Exclude<ConsentTopic, 'all'>): ConsentState => {
    if (says([topic, 'all'], 'out')) return 'out';
    return says([topic, 'all'], 'in') ? 'in' : consent[topic];
  };
  const optsIn = lines.some(({ state }) => state === 'in');
  return {
    marketing: stateOf('marketing'),
    utility: stateOf('utility'),
    authentication: stateOf('authentication'),
    suppressed: says(['all'], 'out') || (consent.suppressed && !optsIn),
  };
}
