import {
  NO_CONSENT,
  consentTopics,
  messageTopics,
  type Consent,
  type ConsentTopic,
  type MessageTopic,
} from '../consent';
import { changedConsent } from '../contact-change';
import type { NodeId } from '../ids';
import type { ConsentLine } from '../nodes';
import { templateKey } from '../runs';
import { topicOf, type Template } from '../templates';
import type { JourneyGraph, Step, Way } from './journey-graph';

/** A way to come to a step with one state of the contact's consent, the shortest there is. */
export interface ConsentArrival {
  readonly step: Step;
  readonly consent: Consent;
  /** What was opted out of since the run last waited: of lines of one instant those that opt out count. */
  readonly outNow: readonly ConsentTopic[];
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
  const seen = new Map(graph.steps.map((step) => [step, new Set<number>()]));
  const forgotten = new Set<Way>();
  const queue: ConsentArrival[] = [];
  const arrive = (arrival: ConsentArrival) => {
    const states = seen.get(arrival.step);
    const state = numberOf(arrival);
    if (!states || states.has(state)) return;
    states.add(state);
    const known = arrivals.get(arrival.step);
    if (known) known.push(arrival);
    else arrivals.set(arrival.step, [arrival]);
    queue.push(arrival);
  };
  for (const step of graph.starts) for (const consent of POSSIBLE) arrive({ step, consent, outNow: [], came: null });
  const passages = new Map(graph.steps.map((step) => [step, step.waysOut.map((way) => passage(way, topicOfTemplate))]));
  for (const from of queue) {
    const { waits } = from.step.traits;
    for (const { way, lines, sends, consentAfter } of passages.get(from.step) ?? []) {
      const consent = forgotten.has(way) ? null : consentAfter(from);
      if (!consent) continue;
      const came = { from, by: way };
      if (waits && whileWaiting === 'mayChange') {
        forgotten.add(way);
        for (const state of POSSIBLE) arrive({ step: way.to, consent: state, outNow: [], came });
        continue;
      }
      arrive({ step: way.to, consent, outNow: waits ? [] : withOuts(from.outNow, lines), came });
      // A step that sends may hold the message back, and then a new instant begins; or it may pass at once.
      if (sends && whileWaiting === 'mayChange') arrive({ step: way.to, consent, outNow: [], came });
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
  readonly lines: readonly ConsentLine[];
  readonly sends: boolean;
  /** Null when nobody with that consent goes this way. */
  consentAfter(before: ConsentArrival): Consent | null;
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
    lines,
    sends: sends !== null,
    consentAfter({ consent, outNow }) {
      if (messageTopics.some((topic) => told[topic] !== undefined && told[topic] !== consent[topic])) return null;
      if (isSent && consent.suppressed) return null;
      if (neededTopic && consent[neededTopic] === 'out') return null;
      const outs = outNow.map((topic) => ({ topic, state: 'out' as const }));
      return lines.length === 0 ? consent : changedConsent(consent, [...lines, ...outs]);
    },
  };
}

function withOuts(before: readonly ConsentTopic[], lines: readonly ConsentLine[]): readonly ConsentTopic[] {
  const outs = lines.filter(({ state }) => state === 'out').map(({ topic }) => topic);
  return outs.length === 0 ? before : [...new Set([...before, ...outs])].sort();
}

/** Tells states apart: a bit for each topic that is in, for being suppressed, and for each topic in `outNow`. */
function numberOf({ consent, outNow }: Pick<ConsentArrival, 'consent' | 'outNow'>): number {
  let number = consent.suppressed ? 1 : 0;
  messageTopics.forEach((topic, place) => {
    if (consent[topic] === 'in') number |= 2 << place;
  });
  for (const topic of outNow) number |= 16 << consentTopics.indexOf(topic);
  return number;
}
