import type { NodeHandler } from '../node-handler';

/** Who keeps the watches tells when one is over; see `watchChanges`. */
export const triggerInaction: NodeHandler<'trigger.inaction'> = {
  state: ({ to }) => ({ always: to('next') }),
  accepts: (_, event) => event.type === 'started' && event.by === 'inaction',
};
