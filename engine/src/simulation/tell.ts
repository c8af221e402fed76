import type { RunEvent, Step } from '@sendero/shared';
import { advance, unchanged } from '../advance';
import { carryOut } from './carry-out';
import type { Simulation, Told, What, World } from './simulation';
import { factsOf } from './simulation-facts';

/** Tells the run of an event. What the run does not care about leaves a line only if a person did it. */
export function tell(world: World, simulation: Simulation, event: RunEvent, what: What): Simulation {
  const { run } = simulation;
  const isByPerson = what.type === 'wrote' || what.type === 'clicked';
  const leftAlone = () => (isByPerson ? noted(simulation, what) : simulation);
  if (run?.status !== 'active') return leftAlone();
  const facts = factsOf(world, simulation);
  const step = advance(world.journey, run, event, facts);
  if (unchanged(run, step)) return leftAlone();
  return taken(simulation, step, what, { trigger: null, event, facts });
}

/** What comes of a step of the run. */
export function taken(
  simulation: Simulation,
  { state, visits, entered, effects }: Step,
  what: What,
  told: Told,
): Simulation {
  const { now: at, runs: run, log } = simulation;
  const after = effects.reduce(carryOut, { ...simulation, run: state });
  const over = state.status !== 'active';
  return {
    ...after,
    timers: over ? [] : after.timers,
    endedAt: over ? at : after.endedAt,
    // What the step asked for stands after it.
    log: [...log, { at, what, run, told, visits, entered, state }, ...after.log.slice(log.length)],
  };
}

/** A line about what changed nothing else. */
export function noted(simulation: Simulation, what: What): Simulation {
  const { now: at, runs: run, log } = simulation;
  return { ...simulation, log: [...log, { at, what, run, told: null, visits: [], entered: [], state: null }] };
}
