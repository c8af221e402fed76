import type { JourneySettings } from '../journey-settings';
import { sentence, type Problem } from '../problems';
import { CHATTING_MS, WINDOW_CLOSED_AFTER_MS } from '../service-window';
import type { JourneyGraph } from './journey-graph';
import type { TopicOfTemplate } from './consent-arrivals';
import { pathOf, type WindowArrivals } from './window-arrivals';

/**
 * Marketing that may go out at any hour. Told once, of the first step that may begin a conversation; who wrote just now
 * is awake.
 */
export function checkQuietHours(
  graph: JourneyGraph,
  { oldest, heldMs }: WindowArrivals,
  { quietHours }: JourneySettings,
  topicOfTemplate: TopicOfTemplate,
): readonly Problem[] {
  if (quietHours) return [];
  for (const step of graph.steps) {
    const arrival = oldest.get(step);
    const sends = step.traits.sends(step.node.config);
    if (!sends || !arrival || topicOfTemplate(step) !== 'marketing') continue;
    const mayNeedTemplate = !sends.session || arrival.age + heldMs(step, arrival.age) >= WINDOW_CLOSED_AFTER_MS;
    if (!mayNeedTemplate || arrival.age < CHATTING_MS) continue;
    const code = 'settings.no_quiet_hours';
    const message = sentence(code, { title: step.title });
    return [{ code, severity: 'warning', message, node: step.id, path: pathOf(arrival) }];
  }
  return [];
}
