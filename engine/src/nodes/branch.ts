import type { NodeHandler } from '../node-handler';

export const branch: NodeHandler<'branch'> = {
  state: ({ config, to }) => ({
    always: [
      ...config.cases.map(({ id, when }) => ({ guard: { type: 'holds', params: when } as const, ...to(id) })),
      to('else'),
    ],
  }),
};
