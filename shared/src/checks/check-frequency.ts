import { sentence, type Problem } from '../problems';
import type { JourneyGraph, Step } from './journey-graph';
import { endsOfSeries } from './message-series';

/** This many messages within a day, with no word from the contact in between, are too many. */
const MANY = 4;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Ways on which somebody who never answers gets many messages within a day; of several in a row the first. */
export function checkFrequency(graph: JourneyGraph): readonly Problem[] {
  const ends = endsOfSeries(graph, {
    sentBy,
    ends: ({ from, output }) => from.traits.opensWindow(from.node.config).includes(output.id),
    many: MANY,
    withinMs: DAY_MS,
  });
  return ends.map(({ step, path }) => ({
    code: 'send.many_messages',
    severity: 'warning',
    message: sentence('send.many_messages', { title: step.title, count: MANY }),
    node: step.id,
    path: path.map(({ id }) => id),
  }));
}

function sentBy({ traits, node }: Step): string | null {
  return traits.sends(node.config)?.sent ?? null;
}
