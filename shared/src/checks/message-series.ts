import type { OutputId } from '../ids';
import type { JourneyGraph, Step, Way } from './journey-graph';

/** Which series are looked for. */
export interface SeriesRule {
  /** The output by which a step is left that sends a message of the series; null for one that sends none. */
  sentBy(step: Step): OutputId | null;
  /** Whether a way ends every series that comes to it. */
  ends(way: Way): boolean;
  /** Series of this many messages and more are all the same. */
  readonly many: number;
  /** Series last less than this, in ms. */
  readonly withinMs: number;
}

/** A step that sends one message too many, and the quickest way to it. */
export interface EndOfSeries {
  readonly step: Step;
  /** From the step of the first message on. */
  readonly path: readonly Step[];
}

/** Where series of `many` messages end; of several in a row the first, and none that goes round without any time. */
export function endsOfSeries(graph: JourneyGraph, rule: SeriesRule): readonly EndOfSeries[] {
  const shortest = shortestSeries(graph, rule);
  const told = new Set<Step>();
  return graph.steps.flatMap((step): EndOfSeries[] => {
    const sends = graph.reachable.has(step) && rule.sentBy(step) !== null;
    const series = sends ? shortest.get(step)?.[rule.many - 1] : undefined;
    if (!series) return [];
    const path = stepsOf(series);
    const goesRoundAtOnce = series.lasted === 0 && new Set(path).size < path.length;
    if (goesRoundAtOnce || path.slice(0, -1).some((before) => told.has(before))) return [];
    told.add(step);
    return [{ step, path }];
  });
}

/** A way on which messages go out one after another, from the first of them on. */
interface Series {
  readonly step: Step;
  /** How many messages went out before this step. */
  readonly sent: number;
  /** The least time since the first of them, in ms. */
  readonly lasted: number;
  readonly came: Series | null;
}

/** For each step, by how many messages went out before it, the series that lasted the shortest. */
function shortestSeries(
  { steps }: JourneyGraph,
  { sentBy, ends, many, withinMs }: SeriesRule,
): ReadonlyMap<Step, readonly (Series | undefined)[]> {
  const shortest = new Map<Step, (Series | undefined)[]>();
  const queue: Series[] = steps
    .filter((step) => sentBy(step) !== null)
    .map((step) => ({ step, sent: 0, lasted: 0, came: null }));
  const passages = new Map(
    steps.map((step) => [
      step,
      step.waysOut
        .filter((way) => !ends(way))
        .map(({ output, to }) => ({
          to,
          sends: sentBy(step) === output.id,
          passesMs: step.traits.passes(step.node.config)[output.id] ?? 0,
        })),
    ]),
  );
  for (const from of queue) {
    const isOutdated = from.sent > 0 && shortest.get(from.step)?.[from.sent] !== from;
    if (isOutdated) continue;
    for (const { to, sends, passesMs } of passages.get(from.step) ?? []) {
      const sent = from.sent + (sends ? 1 : 0);
      const lasted = from.lasted + passesMs;
      const known = shortest.get(to) ?? [];
      if (sent === 0 || sent >= many || lasted >= withinMs || (known[sent]?.lasted ?? Infinity) <= lasted) continue;
      const series = { step: to, sent, lasted, came: from };
      known[sent] = series;
      shortest.set(to, known);
      queue.push(series);
    }
  }
  return shortest;
}

/** The steps of a series, first to last. */
function stepsOf(series: Series): readonly Step[] {
  const steps: Step[] = [];
  for (let at: Series | null = series; at; at = at.came) steps.push(at.step);
  return steps.reverse();
}
