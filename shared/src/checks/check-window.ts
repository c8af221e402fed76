import { lapseText } from '../duration';
import { sentence, type Problem } from '../problems';
import { WINDOW_CLOSED_AFTER_MS } from '../service-window';
import type { JourneyGraph, Step } from './journey-graph';
import { heldMs as heldBy, pathOf, type Arrival, type WindowArrivals } from './window-arrivals';

/**
 * Free-form messages that may come to a closed service window with no template to fall back on. A step that waits for the
 * window to open, or whose way for blocked messages leads on, has thought of it; that one of the latter never sends at all
 * is still worth a warning.
 */
export function checkWindow(graph: JourneyGraph, { oldest, newest, heldMs }: WindowArrivals): readonly Problem[] {
  const outlives = new Set<Step>();
  return graph.steps.flatMap((step): readonly Problem[] => {
    const sends = step.traits.sends(step.node.config);
    const arrival = oldest.get(step);
    if (!sends?.session || sends.template || sends.waitsForWindow || !arrival) return [];
    const held = heldMs(step, arrival.age);
    if (arrival.age + held < WINDOW_CLOSED_AFTER_MS) return [];
    const isProvidedFor = step.waysOut.some(({ output }) => output.id === sends.blocked);
    const isAlwaysClosed = (newest.get(step) ?? 0) >= WINDOW_CLOSED_AFTER_MS;
    if (isProvidedFor && !isAlwaysClosed) return outlivedWindow(arrival, outlives);
    const code = isAlwaysClosed ? 'send.window_closed' : 'send.window_maybe_closed';
    return [
      {
        code,
        severity: isProvidedFor ? 'warning' : 'error',
        message: sentence(code, { title: step.title, after: whatClosedIt(arrival, held) }),
        node: step.id,
        path: pathOf(arrival),
      },
    ];
  });
}

/** A wait that alone is longer than the window, with a message behind it that only those get who write meanwhile. */
function outlivedWindow(arrival: Arrival, told: Set<Step>): readonly Problem[] {
  for (let at = arrival; at.came && !at.came.by.opens; at = at.came.from) {
    const { from, passesMs } = at.came.by;
    if (passesMs < WINDOW_CLOSED_AFTER_MS) continue;
    if (told.has(from)) return [];
    told.add(from);
    const message = sentence('node.outlives_window', { title: from.title, send: arrival.step.title });
    return [{ code: 'node.outlives_window', severity: 'warning', message, node: from.id, path: pathOf(arrival) }];
  }
  return [];
}

/** Such as “after waiting 2 days at “Wait””: what lies between the contact's last message and an arrival. */
function whatClosedIt(arrival: Arrival, heldHere: number): string {
  let held = arrival.age < WINDOW_CLOSED_AFTER_MS ? heldHere : 0;
  const waited = new Map<Step, number>();
  let looped = false;
  for (let at = arrival; !at.came?.by.opens; at = at.came.from) {
    looped ||= at.looped;
    if (!at.came) return `“${at.step.title}” starts without a message from the contact`;
    const { from, mayPassMs, hold, tells, output } = at.came.by;
    if (tells === 'closed') return `“${from.title}” leaves by “${output.label}” only while it is closed`;
    held += heldBy(hold, at.came.from.age);
    if (mayPassMs > 0) waited.set(from, (waited.get(from) ?? 0) + mayPassMs);
  }
  const places = [...waited].reverse();
  const forQuiet = held > 0 ? ['quiet hours to end'] : [];
  if (looped)
    return `after waiting again and again ${inWords([...places.map(([{ title }]) => `at “${title}”`), ...forQuiet.map((text) => `for ${text}`)])}`;
  return `after waiting ${inWords([
    ...places.map(([{ title }, ms]) => `${ms === Infinity ? 'for however long' : lapseText(ms)} at “${title}”`),
    ...forQuiet.map((text) => `up to ${lapseText(held)} for ${text}`),
  ])}`;
}

function inWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}
