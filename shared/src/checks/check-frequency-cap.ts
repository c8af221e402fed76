import { durationMs, durationText } from '../duration';
import { countsTowards, type CountedTopic, type FrequencyCap } from '../frequency-cap';
import type { JourneySettings } from '../journey-settings';
import { sentence, type Problem } from '../problems';
import type { TopicOfTemplate } from './consent-arrivals';
import type { JourneyGraph, Step } from './journey-graph';
import { endsOfSeries } from './message-series';

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
  const told = { count: rule.many, per: durationText(cap.per), allowed: cap.messages };
  return endsOfSeries(graph, rule).map(({ step, path }) => ({
    code: 'send.over_frequency_cap',
    severity: 'warning',
    message: sentence('send.over_frequency_cap', { title: step.title, ...told }),
    node: step.id,
    path: path.map(({ id }) => id),
  }));
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
