import { matchesEvent } from '../matches-event';
import type { NodeHandler } from '../node-handler';

export const triggerEvent: NodeHandler<'trigger.event'> = {
  state: ({ to }) => ({ always: to('next') }),
  accepts: ({ event: match }, event) => event.type === 'customEvent' && matchesEvent(match, event),
};
