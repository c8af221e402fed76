import { sentence, type Problem } from '../problems';
import type { JourneyGraph, Step, Way } from './journey-graph';

/** This many messages within a day, with no word from the contact in between, are too many. */
const MANY = 4;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A way on which messages went out one after another, from the first of them on. */
interface Series {
  readonly step: Step;
  /** How many messages went out before this step. */
  readonly sent: number;
  /** The least time since the first of them, in ms. */
  readonly lasted: number;
  readonly came: Series | null;
}

/** Ways on which somebody who never answers gets many messages within a day; of several in a row the first. */
export function checkFrequency(graph: JourneyGraph): readonly Problem[] {
  const shortest = shortestSeries(graph);
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

/** For each step, by how many messages went out before it, the series that lasted the shortest. */
function shortestSeries({ steps }: JourneyGraph): ReadonlyMap<Step, readonly (Series | undefined)[]> {
  const shortest = new Map<Step, (Series | undefined)[]>();
  const queue: Series[] = steps
    .filter((step) => sentBy(step) !== null)
    .map((step) => ({ step, sent: 0, lasted: 0, came: null }));
  const passages = new Map(steps.map((step) => [step, step.waysOut.flatMap(passage)]));
  for (const from of queue) {
    const isOutdated = from.sent > 0 && shortest.get(from.step)?.[from.sent] !== from;
    if (isOutdated) continue;
    for (const { to, sends, passesMs } of passages.get(from.step) ?? []) {
      const sent = from.sent + (sends ? 1 : 0);
      const lasted = from.lasted + passesMs;
      const known = shortest.get(to) ?? [];
      if (sent === 0 || sent >= MANY || lasted >= DAY_MS || (known[sent]?.lasted ?? Infinity) <= lasted) continue;
      const series = { step: to, sent, lasted, came: from };
      known[sent] = series;
      shortest.set(to, known);
      queue.push(series);
    }
  }
  return shortest;
}

/** What a way adds to a series; nothing for one on which the contact writes, which ends it. */
function passage({ from, output, to }: Way) {
  const { traits, node } = from;
  if (traits.opensWindow(node.config).includes(output.id)) return [];
  return [{ to, sends: sentBy(from) === output.id, passesMs: traits.passes(node.config)[output.id] ?? 0 }];
}

function sentBy({ traits, node }: Step): string | null {
  return traits.sends(node.config)?.sent ?? null;
}

function stepsOf(series: Series): readonly Step[] {
  const steps: Step[] = [];
  for (let at: Series | null = series; at; at = at.came) steps.push(at.step);
  return steps.reverse();
}
