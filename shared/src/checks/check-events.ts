import { sentence, type Problem } from '../problems';
import type { JourneyGraph } from './journey-graph';

/** Events of the past that a step asks about and that no contact ever had: most often a slip of the pen. */
export function checkEvents({ steps }: JourneyGraph, known: readonly string[]): readonly Problem[] {
  const code = 'node.event_unknown';
  return steps.flatMap(({ id, title, traits, node }) => {
    const asked = traits
      .histories(node.config)
      .flatMap((condition) => (condition.subject === 'eventHistory' ? [condition.event.name.trim()] : []));
    return [...new Set(asked)]
      .filter((name) => name !== '' && !known.includes(name))
      .map((name): Problem => ({ code, severity: 'warning', message: sentence(code, { title, name }), node: id }));
  });
}
