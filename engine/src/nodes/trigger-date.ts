import type { NodeHandler } from '../node-handler';

export const triggerDate: NodeHandler<'trigger.date'> = {
  state: ({ to }) => ({ always: to('next') }),
  // Whose date has come is looked up by whoever starts the run.
  accepts: (_, event) => event.type === 'started' && event.by === 'date',
};
