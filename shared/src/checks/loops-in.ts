import type { Step } from './journey-graph';

/**
 * Gives every step that lies on a loop the number of its group: from each step of a group all others of the group can be
 * reached. Steps on no loop are left out. (Tarjan's strongly connected components, in linear time.)
 */
export function loopsIn(steps: readonly Step[]): ReadonlyMap<Step, number> {
  const groups = new Map<Step, number>();
  const order = new Map<Step, number>();
  const open: Step[] = [];
  const isOpen = new Set<Step>();

  const visit = (step: Step): number => {
    const place = order.size;
    let low = place;
    order.set(step, place);
    open.push(step);
    isOpen.add(step);
    for (const { to } of step.waysOut) {
      const seen = order.get(to);
      if (seen === undefined) low = Math.min(low, visit(to));
      else if (isOpen.has(to)) low = Math.min(low, seen);
    }
    if (low === place) close(step);
    return low;
  };

  const close = (first: Step) => {
    const group = open.splice(open.lastIndexOf(first));
    for (const step of group) isOpen.delete(step);
    const isLoop = group.length > 1 || first.waysOut.some(({ to }) => to === first);
    if (isLoop) for (const step of group) groups.set(step, order.get(first) ?? 0);
  };

  for (const step of steps) if (!order.has(step)) visit(step);
  return groups;
}
