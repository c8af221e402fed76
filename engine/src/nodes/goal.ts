import type { NodeHandler } from '../node-handler';

/** The visit is the mark: it is stored with the run and counted like every other. */
export const goal: NodeHandler<'goal'> = {
  state: ({ to }) => ({ always: to('next') }),
};
