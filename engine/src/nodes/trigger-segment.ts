import type { NodeHandler } from '../node-handler';

export const triggerSegment: NodeHandler<'trigger.segment'> = {
  state: ({ to }) => ({ always: to('next') }),
  // Who is a member is looked up by whoever starts the run.
  accepts: (_, event) => event.type === 'started' && event.by === 'segment',
};
