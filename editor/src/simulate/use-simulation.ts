import type { Action, Opening, Simulation, World } from '@sendero/engine';
import type { EpochMs } from '@sendero/shared';
import { useCallback, useState } from 'react';
import { NO_ANSWERS, type Answers, type Given } from './answers';
import { begun, walkOn, walksUntil, type WalkSoFar } from './walk-so-far';

export interface SimulationControls {
  /** As it stands, or as it would stand at the moment that is being dragged to. */
  readonly simulation: Simulation;
  /** When it began. */
  readonly startedAt: EpochMs;
  /** Everything that was done since. */
  readonly actions: readonly Action[];
  /** The answers in advance that were given. */
  readonly given: Given;
  readonly act: (action: Action) => void;
  readonly canStepBack: boolean;
  /** Takes the last action back. */
  readonly stepBack: () => void;
  /** Shows how it would stand at a moment, earlier or later. */
  readonly dragTo: (at: EpochMs) => void;
  /** Goes to a moment: what came later is taken back, or the time passes until then. */
  readonly dropAt: (at: EpochMs) => void;
  /** Begins anew, with nobody on the way; `script` is done at once. */
  readonly restart: (opening: Opening, world?: World, script?: readonly Action[]) => void;
}

/** A simulation with everything that it was before. */
export function useSimulation(world: World, answers: Answers, first: () => Opening): SimulationControls {
  const [{ walks, dragged }, setHistory] = useState<History>(() => ({ walks: [begun(world, first())], dragged: null }));
  const act = useCallback(
    (action: Action) =>
      setHistory(({ walks: before }) => {
        const last = before.at(-1);
        return { walks: last ? [...before, walkOn(world, answers, last, action)] : before, dragged: null };
      }),
    [world, answers],
  );
  const stepBack = useCallback(
    () =>
      setHistory(({ walks: before }) => ({ walks: before.length > 1 ? before.slice(0, -1) : before, dragged: null })),
    [],
  );
  const dragTo = useCallback(
    (at: EpochMs) =>
      setHistory(({ walks: before }) => ({
        walks: before,
        dragged: walksUntil(world, answers, before, at).at(-1) ?? null,
      })),
    [world, answers],
  );
  const dropAt = useCallback(
    (at: EpochMs) =>
      setHistory(({ walks: before }) => ({ walks: walksUntil(world, answers, before, at), dragged: null })),
    [world, answers],
  );
  const restart = useCallback(
    (opening: Opening, inWorld: World = world, script: readonly Action[] = []) =>
      setHistory(({ walks: before }) => {
        const start = begun(inWorld, opening);
        // How WhatsApp answers is the person's choice, not the contact's past.
        const provider = script.length === 0 ? before.at(-1)?.simulation.provider : undefined;
        const first =
          provider === undefined || provider === start.simulation.provider
            ? start
            : walkOn(inWorld, NO_ANSWERS, start, { type: 'setProvider', provider });
        return {
          walks: script.reduce<readonly WalkSoFar[]>(
            (all, action) => [...all, walkOn(inWorld, NO_ANSWERS, all.at(-1) ?? first, action)],
            [first],
          ),
          dragged: null,
        };
      }),
    [world],
  );
  const now = dragged ?? walks.at(-1);
  const start = walks[0];
  if (!now || !start) throw new Error('A simulation has a beginning');
  return {
    simulation: now.simulation,
    startedAt: start.simulation.now,
    actions: now.actions,
    given: now.given,
    act,
    canStepBack: walks.length > 1,
    stepBack,
    dragTo,
    dropAt,
    restart,
  };
}

interface History {
  /** The walk after each action; the first one is its beginning. */
  readonly walks: readonly WalkSoFar[];
  /** The walk as it would be at the moment that is being dragged to. */
  readonly dragged: WalkSoFar | null;
}
