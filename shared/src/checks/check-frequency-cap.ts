import { durationMs, durationText } from '../duration';
import { countsTowards, type CountedTopic, type FrequencyCap } from '../frequency-cap';
import type { JourneySettings } from '../journey-settings';
import { sentence, type Problem } from '../problems';
import type { TopicOfTemplate } from './consent-arrivals';
import type { JourneyGraph, Step } from './journey-graph';
import { shortestSeries, stepsOf } from './message-series';

/** Journeys whose cap lets more messages through are not looked at: nobody would follow such a way. */
const MOST_MESSAGES = 20;

/** Messages that the journey's own cap blocks on the quickest way to them; of several in a row the first. */
export function checkFrequencyCap(
  graph: JourneyGraph,
  { frequencyCap: cap }: JourneySettings,
  topicOfTemplate: TopicOfTemplate,
): readonly Problem[] {
  if (!cap || cap.messages > MOST_MESSAGES) return [];
  const sentBy = (step: Step) => (isCounted(step, cap, topicOfTemplate) ? sendsOf(step)?.sent : undefined) ?? null;
  const rule = { sentBy, ends: () => false, many: cap.messages + 1, withinMs: durationMs(cap.per) };
  const shortest = shortestSeries(graph, rule);
  const told = new Set<Step>();
  return graph.steps.flatMap((step): Problem[] => {
    const series = graph.reachable.has(step) && sentBy(step) !== null ? shortest.get(step)?.[cap.messages] : undefined;
    if (!series) return [];
    const path = stepsOf(series);
    const goesRoundAtOnce = series.lasted === 0 && new Set(path).size < path.length;
    if (goesRoundAtOnce || path.slice(0, -1).some((before) => told.has(before))) return [];
    told.add(step);
    const { title, id: node } = step;
    const details = { title, count: cap.messages + 1, per: durationText(cap.per), allowed: cap.messages };
    const message = sentence('send.over_frequency_cap', details);
    const ids = path.map(({ id }) => id);
    return [{ code: 'send.over_frequency_cap', severity: 'warning', message, node, path: ids }];
  });
}

/** Whether all that a step may send is counted. */
function isCounted(step: Step, cap: FrequencyCap, topicOfTemplate: TopicOfTemplate): boolean {
  const sends = sendsOf(step);
  if (!sends) return false;
  const topics: readonly (CountedTopic | undefined)[] = [
    ...(sends.session ? ['service' as const] : []),
    ...(sends.template ? [topicOfTemplate(step)] : []),
  ];
  return topics.length > 0 && topics.every((topic) => topic !== undefined && countsTowards(cap, topic));
}

function sendsOf({ traits, node }: Step) {
  return traits.sends(node.config);
}
