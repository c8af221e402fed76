import type { NodeHandler } from '../node-handler';

export const end: NodeHandler<'end'> = {
  state: ({ config, finish }) => ({ always: finish(config.reason || 'finished') }),
};
