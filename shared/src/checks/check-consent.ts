import type { MessageTopic } from '../consent';
import { sentence, type Problem } from '../problems';
import { WINDOW_CLOSED_AFTER_MS } from '../service-window';
import { consentArrivals, pathOfConsent, type ConsentArrival, type TopicOfTemplate } from './consent-arrivals';
import type { JourneyGraph, Step } from './journey-graph';
import type { WindowArrivals } from './window-arrivals';

/**
 * Messages that the contact's consent keeps from going out. That nobody can get one is a fault; that some can't is what
 * the policy is for, so it is worth a warning only for marketing, and only where the journey has no way for them.
 */
export function checkConsent(
  graph: JourneyGraph,
  { oldest, newest, heldMs }: WindowArrivals,
  topicOfTemplate: TopicOfTemplate,
): readonly Problem[] {
  const likely = consentArrivals(graph, topicOfTemplate, 'stays');
  const possible = consentArrivals(graph, topicOfTemplate, 'mayChange');
  const refused = graph.steps.flatMap((step): readonly Problem[] => {
    const sends = step.traits.sends(step.node.config);
    const came = possible.get(step) ?? [];
    const [first] = came;
    if (!sends || !first) return [];
    const isProvidedFor = step.waysOut.some(({ output }) => output.id === sends.blocked);
    if (came.every(({ consent }) => consent.suppressed)) return [afterOptOut(step, first, isProvidedFor)];
    const topic = topicOfTemplate(step);
    const age = oldest.get(step)?.age ?? 0;
    const mayNeedTemplate = !sends.session || age + heldMs(step, age) >= WINDOW_CLOSED_AFTER_MS;
    const needsTemplate = !sends.session || (newest.get(step) ?? 0) >= WINDOW_CLOSED_AFTER_MS;
    if (!topic || !mayNeedTemplate) return [];
    const isOut = ({ consent }: ConsentArrival) => consent[topic] === 'out';
    if (needsTemplate && came.every(isOut)) return [nobodyAgreed(step, topic, first, isProvidedFor)];
    const without = topic === 'marketing' && !isProvidedFor ? (likely.get(step) ?? []).find(isOut) : undefined;
    return without ? [someDidNotAgree(step, without)] : [];
  });
  return [...refused, ...neverReached(graph, possible)];
}

/** Steps that are connected, but that conditions on the contact's consent keep everybody from. */
function neverReached(graph: JourneyGraph, arrivals: ReadonlyMap<Step, readonly ConsentArrival[]>): readonly Problem[] {
  const entrances = new Map<Step, ConsentArrival>();
  for (const came of arrivals.values()) {
    const [arrival] = came;
    for (const { to, output } of arrival?.step.waysOut ?? []) {
      const isSent = arrival?.step.traits.sends(arrival.step.node.config)?.sent === output.id;
      if (arrival && !isSent && !arrivals.has(to) && !entrances.has(to)) entrances.set(to, arrival);
    }
  }
  return graph.steps.flatMap((step): Problem[] => {
    const arrival = entrances.get(step);
    if (!arrival) return [];
    const message = sentence('node.never_reached', { title: step.title, before: arrival.step.title });
    const path = [...pathOfConsent(arrival), step.id];
    return [{ code: 'node.never_reached', severity: 'warning', message, node: step.id, path }];
  });
}

function afterOptOut({ id, title }: Step, arrival: ConsentArrival, isProvidedFor: boolean): Problem {
  const message = sentence('send.after_opt_out', { title, by: lastWord(arrival)?.title ?? title });
  const path = pathOfConsent(arrival);
  return { code: 'send.after_opt_out', severity: isProvidedFor ? 'warning' : 'error', message, node: id, path };
}

function nobodyAgreed(
  { id, title }: Step,
  topic: MessageTopic,
  arrival: ConsentArrival,
  isProvidedFor: boolean,
): Problem {
  const message = sentence('send.consent_out', { title, topic, by: lastWord(arrival)?.title ?? title });
  const path = pathOfConsent(arrival);
  return { code: 'send.consent_out', severity: isProvidedFor ? 'warning' : 'error', message, node: id, path };
}

function someDidNotAgree({ id, title }: Step, arrival: ConsentArrival): Problem {
  const message = sentence('send.consent_unknown', { title });
  return { code: 'send.consent_unknown', severity: 'warning', message, node: id, path: pathOfConsent(arrival) };
}

/** The last step on the way that asked about consent or changed it. */
function lastWord(arrival: ConsentArrival): Step | null {
  for (let at: ConsentArrival | undefined = arrival; at?.came; at = at.came.from) {
    const { step } = at.came.from;
    const { output } = at.came.by;
    const told = step.traits.tellsConsent(step.node.config)[output.id] ?? {};
    const lines = step.traits.setsConsent(step.node.config)[output.id] ?? [];
    if (lines.length > 0 || Object.keys(told).length > 0) return step;
  }
  return null;
}
