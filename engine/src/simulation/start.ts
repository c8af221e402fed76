import type { NodeId, RunEvent } from '@sendero/shared';
import { enter } from '../advance';
import { mayStart } from '../may-start';
import { deliver } from './deliver';
import type { Simulation, Taker, What, World } from './simulation';
import { factsOf } from './simulation-facts';
import { noted, taken } from './tell';

/** Starts a run at a trigger, if nobody is on the way and the settings let them; `what` tells whatever comes of it. */
export function start(
  world: World,
  simulation: Simulation,
  trigger: NodeId | null,
  event: RunEvent,
  what: (taken: Taker) => What,
): Simulation {
  const isBusy = simulation.run?.status === 'active';
  if (trigger === null) return noted(simulation, what(isBusy ? 'busy' : 'noTrigger'));
  if (isBusy) return noted(simulation, what('busy'));
  const { settings } = world.journey.document;
  if (!mayStart(settings, { active: false, endedAt: simulation.endedAt }, simulation.now)) {
    return noted(simulation, what('mayNotStart'));
  }
  const started = { ...simulation, run: null, runs: simulation.runs + 1 };
  const facts = factsOf(world, started);
  const step = enter(world.journey, { trigger, event, seed: seedOf(started) }, facts);
  return deliver(world, taken(started, step, what('trigger'), { trigger, event, facts }));
}

/** What chance decides in the current run comes from here, as it comes from a run's id on the server. */
function seedOf({ seed, runs }: Pick<Simulation, 'seed' | 'runs'>): string {
  return `${seed}-${runs}`;
}
