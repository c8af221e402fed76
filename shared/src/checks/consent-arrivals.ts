import { NO_CONSENT, messageTopics, type Consent, type MessageTopic } from '../consent';
import { changedConsent } from '../contact-change';
import type { NodeId } from '../ids';
import { templateKey } from '../runs';
import { topicOf, type Template } from '../templates';
import type { JourneyGraph, Step, Way } from './journey-graph';

/** A way to come to a step with one state of the contact's consent, the shortest there is. */
export interface ConsentArrival {
  readonly step: Step;
  readonly consent: Consent;
  /** How the run came here; null at the start of the journey. */
  readonly came: { readonly from: ConsentArrival; readonly by: Way } | null;
}

/** The topic of the template that a step may send; undefined when the channel does not have it. */
export type TopicOfTemplate = (step: Step) => MessageTopic | undefined;

/** Looks topics up among the channel's templates. */
export function topicsOf(templates: readonly Template[]): TopicOfTemplate {
  const categories = new Map(templates.map(({ name, language, category }) => [templateKey(name, language), category]));
  return ({ traits, node }) => {
    const template = traits.sends(node.config)?.template;
    const category = template && categories.get(templateKey(template.name, template.language));
    return category ? topicOf(category) : undefined;
  };
}

/**
 * For each step all states of consent that a contact may come with; none for one that nobody can get to. While a run
 * waits its contact may opt in or out elsewhere: `whileWaiting` says whether to count on that.
 */
export function consentArrivals(
  graph: JourneyGraph,
  topicOfTemplate: TopicOfTemplate,
  whileWaiting: 'mayChange' | 'stays',
): ReadonlyMap<Step, readonly ConsentArrival[]> {
  const arrivals = new Map<Step, ConsentArrival[]>();
  const queue: ConsentArrival[] = [];
  const arrive = (arrival: ConsentArrival) => {
    const known = arrivals.get(arrival.step) ?? [];
    if (known.some(({ consent }) => isSame(consent, arrival.consent))) return;
    arrivals.set(arrival.step, [...known, arrival]);
    queue.push(arrival);
  };
  for (const step of graph.starts) for (const consent of POSSIBLE) arrive({ step, consent, came: null });
  const passages = new Map(graph.steps.map((step) => [step, step.waysOut.map((way) => passage(way, topicOfTemplate))]));
  for (const from of queue) {
    for (const { way, consentAfter } of passages.get(from.step) ?? []) {
      const consent = consentAfter(from.consent);
      const forgets = whileWaiting === 'mayChange' && from.step.traits.waits;
      for (const state of consent && forgets ? POSSIBLE : [consent]) {
        if (state) arrive({ step: way.to, consent: state, came: { from, by: way } });
      }
    }
  }
  return arrivals;
}

/** The nodes from the journey's start to an arrival. */
export function pathOfConsent(arrival: ConsentArrival): readonly NodeId[] {
  const path: NodeId[] = [];
  for (let at: ConsentArrival | undefined = arrival; at; at = at.came?.from) path.push(at.step.id);
  return path.reverse();
}

/** Everybody who has opted in to nothing comes first, so that paths tell of them. */
const POSSIBLE: readonly Consent[] = [
  NO_CONSENT,
  { ...NO_CONSENT, suppressed: true },
  ...[1, 2, 3, 4, 5, 6, 7].map((bits): Consent => ({
    marketing: bits & 1 ? 'in' : 'out',
    utility: bits & 2 ? 'in' : 'out',
    authentication: bits & 4 ? 'in' : 'out',
    suppressed: false,
  })),
];

interface Passage {
  readonly way: Way;
  /** Null when nobody with that consent goes this way. */
  consentAfter(consent: Consent): Consent | null;
}

function passage(way: Way, topicOfTemplate: TopicOfTemplate): Passage {
  const { from, output } = way;
  const { traits, node } = from;
  const told = traits.tellsConsent(node.config)[output.id] ?? {};
  const lines = traits.setsConsent(node.config)[output.id] ?? [];
  const sends = traits.sends(node.config);
  const isSent = sends?.sent === output.id;
  const neededTopic = isSent && !sends.session ? topicOfTemplate(from) : undefined;
  return {
    way,
    consentAfter(consent) {
      if (messageTopics.some((topic) => told[topic] !== undefined && told[topic] !== consent[topic])) return null;
      if (isSent && consent.suppressed) return null;
      if (neededTopic && consent[neededTopic] === 'out') return null;
      return lines.length === 0 ? consent : changedConsent(consent, lines);
    },
  };
}

function isSame(a: Consent, b: Consent): boolean {
  return a.suppressed === b.suppressed && messageTopics.every((topic) => a[topic] === b[topic]);
}
