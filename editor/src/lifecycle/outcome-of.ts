import type { Impact, InFlight } from '@sendero/shared';

/** What a choice would come to for the people who are under way. */
export interface Outcome {
  readonly stay: number;
  /** Go on waiting as they are, in the new version. */
  readonly keep: number;
  /** Enter a step anew. */
  readonly enter: number;
  readonly exit: number;
}

/** The dry run of a choice: figures only. */
export function outcomeOf({ total, nodes }: Impact, choice: InFlight): Outcome {
  if (choice.type === 'stay') return { stay: total, keep: 0, enter: 0, exit: 0 };
  if (choice.type === 'exit') return { stay: 0, keep: 0, enter: 0, exit: total };
  const outcome = { stay: 0, keep: 0, enter: 0, exit: 0 };
  for (const { node, runs, fate } of nodes) {
    const goal = Object.hasOwn(choice.nodes, node) ? choice.nodes[node] : undefined;
    if (goal === null) outcome.exit += runs;
    else if (goal !== undefined && goal !== node) outcome.enter += runs;
    else if (fate === 'removed') outcome.stay += runs;
    else if (fate === 'unchanged') outcome.keep += runs;
    else outcome.enter += runs;
  }
  return outcome;
}
