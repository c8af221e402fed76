import type { ScenarioExpectation } from '@sendero/shared';
import type { Simulation, SimulatedOutgoing } from '../simulation/simulation';

/** All that can be expected of a walk: what came of this one. */
export function expectationOf(simulation: Simulation): Required<ScenarioExpectation> {
  const { run, log } = simulation;
  return {
    path: log.flatMap(({ visits }) => visits.map(({ node, output }) => ({ node, output }))),
    messages: sentIn(simulation).map(({ node, content }) => ({ node, content })),
    end: run
      ? { status: run.status, node: run.node, reason: run.reason }
      : { status: 'notStarted', node: null, reason: '' },
    variables: run?.variables ?? {},
  };
}

/** The messages of ours that were not taken back. */
export function sentIn({ messages }: Pick<Simulation, 'messages'>): readonly SimulatedOutgoing[] {
  return messages.filter(
    (message): message is SimulatedOutgoing => message.direction === 'out' && message.status !== 'cancelled',
  );
}
