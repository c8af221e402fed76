import { type Action, opened, type Opening, simulate, type Simulation, type World } from '@sendero/engine';
import { useCallback, useState } from 'react';

export interface SimulationControls {
  readonly simulation: Simulation;
  readonly act: (action: Action) => void;
  readonly canStepBack: boolean;
  /** Takes the last action back. */
  readonly stepBack: () => void;
  /** Begins anew, with nobody on the way. */
  readonly restart: (opening: Opening) => void;
}

/** A simulation with everything that it was before. */
export function useSimulation(world: World, first: () => Opening): SimulationControls {
  const [{ simulation, before }, setHistory] = useState<History>(() => ({ simulation: opened(first()), before: [] }));
  const act = useCallback(
    (action: Action) =>
      setHistory((history) => ({
        simulation: simulate(world, history.simulation, action),
        before: [...history.before, history.simulation],
      })),
    [world],
  );
  const stepBack = useCallback(
    () =>
      setHistory((history) => {
        const last = history.before.at(-1);
        return last ? { simulation: last, before: history.before.slice(0, -1) } : history;
      }),
    [],
  );
  const restart = useCallback(
    (opening: Opening) =>
      setHistory((history) => ({
        // How WhatsApp answers is the person's choice, not the contact's past.
        simulation: { ...opened(opening), provider: history.simulation.provider },
        before: [],
      })),
    [],
  );
  return { simulation, act, canStepBack: before.length > 0, stepBack, restart };
}

interface History {
  readonly simulation: Simulation;
  readonly before: readonly Simulation[];
}
