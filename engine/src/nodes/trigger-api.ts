import type { NodeHandler } from '../node-handler';

export const triggerApi: NodeHandler<'trigger.api'> = {
  state: ({ to }) => ({ always: to('next') }),
  accepts: (_, event) => event.type === 'started' && (event.by === 'api' || event.by === 'journey'),
};
