import { sentence, type Problem } from '../problems';
import type { JourneyGraph, Step } from './journey-graph';
import { shortestSeries, stepsOf } from './message-series';

/** This many messages within a day, with no word from the contact in between, are too many. */
const MANY = 4;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Ways on which somebody who never answers gets many messages within a day; of several in a row the first. */
export function checkFrequency(graph: JourneyGraph): readonly Problem[] {
  const shortest = shortestSeries(graph, {
    sentBy,
    ends: ({ from, output }) => from.traits.opensWindow(from.node.config).includes(output.id),
    many: MANY,
    withinMs: DAY_MS,
  });
  const told = new Set<Step>();
  return graph.steps.flatMap((step): Problem[] => {
    const series = graph.reachable.has(step) && sentBy(step) !== null ? shortest.get(step)?.[MANY - 1] : undefined;
    if (!series) return [];
    const path = stepsOf(series);
    const goesRoundAtOnce = series.lasted === 0 && new Set(path).size < path.length;
    if (goesRoundAtOnce || path.slice(0, -1).some((before) => told.has(before))) return [];
    told.add(step);
    const message = sentence('send.many_messages', { title: step.title, count: MANY });
    const ids = path.map(({ id }) => id);
    return [{ code: 'send.many_messages', severity: 'warning', message, node: step.id, path: ids }];
  });
}

function sentBy({ traits, node }: Step): string | null {
  return traits.sends(node.config)?.sent ?? null;
}
