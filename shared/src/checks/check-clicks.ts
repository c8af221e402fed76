import type { CheckContext } from '../check-journey';
import { sentence, type Problem } from '../problems';
import type { JourneyGraph } from './journey-graph';
import { contextOf } from './check-findings';

/** Steps that wait for a click which nothing would tell of, because no message of the journey has a counted link. */
export function checkClicks({ steps }: JourneyGraph, context: CheckContext): readonly Problem[] {
  const waiting = steps.filter(({ traits, node }) => traits.awaitsClick(node.config));
  if (waiting.length === 0) return [];
  const contextFor = contextOf(context);
  if (steps.some(({ traits, node, title }) => traits.tracksLinks(node.config, contextFor(title)))) return [];
  const code = 'node.click_never';
  return waiting.map(({ id, title }) => ({
    code,
    severity: 'warning',
    message: sentence(code, { title }),
    node: id,
  }));
}
