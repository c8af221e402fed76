import {
  nextTimer,
  opened,
  simulate,
  withDates,
  type Action,
  type Opening,
  type Simulation,
  type World,
} from '@sendero/engine';
import type { EpochMs } from '@sendero/shared';
import { nextAnswer, type Answers, type Given } from './answers';

/** A walk, and how it came to where it is. */
export interface WalkSoFar {
  readonly simulation: Simulation;
  /** Everything that was done since it began, the answers given in advance included. */
  readonly actions: readonly Action[];
  readonly given: Given;
}

/** More answers than this after one action, and they lead round and round. */
const MOST_ANSWERS = 500;

export function begun(world: World, opening: Opening): WalkSoFar {
  return { simulation: withDates(world, opened(opening)), actions: [], given: new Map() };
}

/** Does something, and lets follow whatever was prepared as an answer. */
export function walkOn(world: World, answers: Answers, walk: WalkSoFar, action: Action): WalkSoFar {
  if (action.type === 'passTime') return passTime(world, answers, walk, walk.simulation.now + action.ms);
  return answered(world, answers, taken(world, walk, action), Infinity);
}

/** The walks up to a moment, the last one at that moment: what came later is taken back, or the time passes until then. */
export function walksUntil(
  world: World,
  answers: Answers,
  walks: readonly WalkSoFar[],
  at: EpochMs,
): readonly WalkSoFar[] {
  const [first, ...later] = walks;
  if (!first) return [];
  const kept = [first, ...later.filter(({ simulation }) => simulation.now <= at)];
  const last = kept.at(-1) ?? first;
  if (last.simulation.now >= at) return kept;
  return [...kept, passTime(world, answers, last, at)];
}

/** Answers come at their own times, as the timers do. */
function passTime(world: World, answers: Answers, before: WalkSoFar, until: EpochMs): WalkSoFar {
  let walk = before;
  for (let n = 0; n < MOST_ANSWERS; n++) {
    const after = answered(world, answers, walk, until);
    const timer = nextTimer(after.simulation);
    if (after === walk && (!timer || timer.dueAt > until)) break;
    walk = timer && timer.dueAt <= until ? passed(world, after, timer.dueAt) : after;
  }
  return passed(world, walk, until);
}

function passed(world: World, walk: WalkSoFar, until: EpochMs): WalkSoFar {
  return taken(world, walk, { type: 'passTime', ms: Math.max(0, until - walk.simulation.now) });
}

/** Gives the answers that were prepared, as long as they come until the moment. */
function answered(world: World, answers: Answers, before: WalkSoFar, until: EpochMs): WalkSoFar {
  let walk = before;
  for (let n = 0; n < MOST_ANSWERS; n++) {
    const at = walk.simulation.now + answers.after;
    if (at > until || !nextAnswer(world, answers, walk.simulation, walk.given)) return walk;
    // Meanwhile the time may be up for it.
    const waited = taken(world, walk, { type: 'passTime', ms: answers.after });
    const next = nextAnswer(world, answers, waited.simulation, waited.given);
    walk = next ? { ...taken(world, waited, next.action), given: next.given } : waited;
  }
  return walk;
}

function taken(world: World, { simulation, actions, given }: WalkSoFar, action: Action): WalkSoFar {
  return { simulation: simulate(world, simulation, action), actions: [...actions, action], given };
}
