import { sentence, type Problem } from '../problems';
import type { JourneyGraph, Step, Way } from './journey-graph';

/**
 * Loops that can be gone round without any wait. Of loops that share steps the shortest through each step is reported, each loop once;
 * its path begins and ends with the same node.
 */
export function checkCycles({ steps }: JourneyGraph): readonly Problem[] {
  const onLoopFound = new Set<Step>();
  return steps.flatMap((step): Problem[] => {
    const loop = onLoopFound.has(step) ? null : shortestLoop(step);
    if (!loop) return [];
    for (const member of loop) onLoopFound.add(member);
    return [
      {
        code: 'node.cycle_without_wait',
        severity: 'error',
        message: sentence('node.cycle_without_wait', { title: step.title }),
        node: step.id,
        path: [...loop, step].map(({ id }) => id),
      },
    ];
  });
}

/** The steps of the shortest way from a step back to itself without a wait, the step first. */
function shortestLoop(start: Step): readonly Step[] | null {
  const cameFrom = new Map<Step, Step>();
  const queue = [start];
  for (const step of queue) {
    for (const { to } of step.waysOut.filter(isAtOnce)) {
      if (to === start) return pathTo(step, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, step);
      queue.push(to);
    }
  }
  return null;
}

/** Whether a run may leave this way without having waited at the step. */
function isAtOnce({ from: { traits, node }, output }: Way): boolean {
  return !traits.waits || traits.maybeAtOnce(node.config).includes(output.id);
}

function pathTo(last: Step, cameFrom: ReadonlyMap<Step, Step>): readonly Step[] {
  const path: Step[] = [];
  for (let step: Step | undefined = last; step; step = cameFrom.get(step)) path.push(step);
  return path.reverse();
}
