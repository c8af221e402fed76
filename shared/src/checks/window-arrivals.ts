import type { NodeId } from '../ids';
import type { JourneySettings } from '../journey-settings';
import { quietMs } from '../quiet-hours';
import { CHATTING_MS, WINDOW_CLOSED_AFTER_MS } from '../service-window';
import type { JourneyGraph, Step, Way } from './journey-graph';
import { loopsIn } from './loops-in';

/**
 * A way to come to a step, with the age in ms that the contact's last message has then; Infinity when they may never
 * have written. Ages are followed along the graph, so a message that the contact writes while the run waits for
 * something else is not counted on, until a way tells that the window is open.
 */
export interface Arrival {
  readonly step: Step;
  readonly age: number;
  /** How the run came here; null at the start of the journey. */
  readonly came: { readonly from: Arrival; readonly by: WindowWay } | null;
  /** Whether the age is only reached by going round a loop on the path, as often as it takes. */
  readonly looped: boolean;
}

/** A way with what it does to the age. */
export interface WindowWay extends Way {
  /** The contact just wrote. */
  readonly opens: boolean;
  readonly passesMs: number;
  /** At the most; never less than `passesMs`. */
  readonly mayPassMs: number;
  readonly hold: Hold;
  readonly tells: 'open' | 'closed' | undefined;
}

/** How long quiet hours may keep the message of a step, and whether also from somebody who is writing with us. */
export interface Hold {
  readonly ms: number;
  readonly alsoAnswers: boolean;
}

/** For each reachable step whether the window is closed there on some path, with the shortest such path, and on every. */
export interface WindowArrivals {
  /** The oldest message that a run may come with; the first path found on which the window is closed, if there is one. */
  readonly oldest: ReadonlyMap<Step, Arrival>;
  /** The age in ms of the newest message that a run may come with. */
  readonly newest: ReadonlyMap<Step, number>;
  /** How long the message of a step may be kept when the run comes with a message of that age, in ms. */
  heldMs(step: Step, age: number): number;
}

/** Follows the service window along all paths through a journey. */
export function windowArrivals(
  graph: JourneyGraph,
  { quietHours }: Pick<JourneySettings, 'quietHours'>,
): WindowArrivals {
  const quiet = quietHours ? quietMs(quietHours) : 0;
  const holds = new Map(graph.steps.map((step) => [step, holdAt(step, quiet)]));
  const waysOut = new Map(graph.steps.map((step) => [step, step.waysOut.map((way) => windowWay(way, holds))]));
  return {
    oldest: oldestArrivals(graph, waysOut),
    newest: newestAges(graph, waysOut),
    heldMs: (step, age) => heldMs(holds.get(step) ?? NO_HOLD, age),
  };
}

const NO_HOLD: Hold = { ms: 0, alsoAnswers: false };

function holdAt({ traits, node }: Step, ms: number): Hold {
  const sends = traits.sends(node.config);
  return sends ? { ms, alsoAnswers: !sends.session } : NO_HOLD;
}

/** How long a message may be kept when the contact's last one has this age, in ms. */
export function heldMs({ ms, alsoAnswers }: Hold, age: number): number {
  return alsoAnswers || age >= CHATTING_MS ? ms : 0;
}

/** The nodes from the journey's start to an arrival. */
export function pathOf(arrival: Arrival): readonly NodeId[] {
  const path: NodeId[] = [];
  for (let at: Arrival | undefined = arrival; at; at = at.came?.from) path.push(at.step.id);
  return path.reverse();
}

type WaysOut = ReadonlyMap<Step, readonly WindowWay[]>;

function windowWay(way: Way, holds: ReadonlyMap<Step, Hold>): WindowWay {
  const { traits, node } = way.from;
  const passesMs = traits.passes(node.config)[way.output.id] ?? 0;
  return {
    ...way,
    opens: traits.opensWindow(node.config).includes(way.output.id),
    passesMs,
    mayPassMs: Math.max(passesMs, traits.mayPass(node.config)[way.output.id] ?? 0),
    hold: holds.get(way.from) ?? NO_HOLD,
    tells: traits.tellsWindow(node.config)[way.output.id],
  };
}

/**
 * Paths in order of their length; one is followed on while it brings an older message than any before it. A loop that
 * makes the message older is gone round once, then its limit is taken, so that loops end.
 */
function oldestArrivals(graph: JourneyGraph, waysOut: WaysOut): ReadonlyMap<Step, Arrival> {
  const loops = loopsIn(graph.steps);
  const starts = graph.starts.map((step): Arrival => ({ step, age: Infinity, came: null, looped: false }));
  const oldest = new Map(starts.map((start) => [start.step, start]));
  let arrived: ReadonlyMap<Step, Arrival> = oldest;
  while (arrived.size > 0) {
    const next = new Map<Step, Arrival>();
    for (const from of [...arrived.values()]) {
      for (const by of waysOut.get(from.step) ?? []) {
        const known = oldest.get(by.to);
        const age = oldestAfter(by, from.age);
        if (known && known.age >= Math.min(age, WINDOW_CLOSED_AFTER_MS)) continue;
        const mayCloseLoop = known && loops.has(by.to) && loops.get(by.to) === loops.get(by.from);
        const limit = mayCloseLoop ? limitOfLoop(by, from) : null;
        const looped = limit !== null;
        const arrival = { step: by.to, age: looped ? Math.max(age, limit) : age, came: { from, by }, looped };
        oldest.set(by.to, arrival);
        next.set(by.to, arrival);
      }
    }
    arrived = next;
  }
  return oldest;
}

function oldestAfter({ opens, mayPassMs, hold, tells }: WindowWay, age: number): number {
  if (opens) return 0;
  const later = age + heldMs(hold, age) + mayPassMs;
  if (tells === 'open') return Math.min(later, WINDOW_CLOSED_AFTER_MS - 1);
  return tells === 'closed' ? Math.max(later, WINDOW_CLOSED_AFTER_MS) : later;
}

/** What the age tends to when a path's last loop is gone round again and again; null when it closes no such loop. */
function limitOfLoop(last: WindowWay, from: Arrival): number | null {
  const loop = [last];
  for (let at = from; at.step !== last.to; at = at.came.from) {
    if (!at.came) return null;
    loop.push(at.came.by);
  }
  if (loop.some(({ opens }) => opens) || loop.every(({ mayPassMs, hold }) => mayPassMs === 0 && hold.ms === 0))
    return null;
  return loop.reduceRight((age, way) => oldestAfter(way, age), Infinity);
}

function newestAges(graph: JourneyGraph, waysOut: WaysOut): ReadonlyMap<Step, number> {
  const newest = new Map<Step, number>(graph.starts.map((step) => [step, 0]));
  const queue = [...graph.starts];
  for (const from of queue) {
    for (const by of waysOut.get(from) ?? []) {
      const age = newestAfter(by, newest.get(from) ?? 0);
      if ((newest.get(by.to) ?? Infinity) <= age) continue;
      newest.set(by.to, age);
      queue.push(by.to);
    }
  }
  return newest;
}

function newestAfter({ opens, passesMs, tells }: WindowWay, age: number): number {
  if (opens || tells === 'open') return 0;
  return tells === 'closed' ? Math.max(age + passesMs, WINDOW_CLOSED_AFTER_MS) : age + passesMs;
}
