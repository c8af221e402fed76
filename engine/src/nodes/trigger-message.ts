import { unreachable } from '@sendero/shared';
import { saysSomething } from '../answer';
import { matchesKeyword } from '../matches-keyword';
import type { NodeHandler } from '../node-handler';

export const triggerMessage: NodeHandler<'trigger.message'> = {
  state: ({ to }) => ({ always: to('next') }),
  accepts({ match }, event, { firstMessage }) {
    if (event.type !== 'messageReceived' || !saysSomething(event.message)) return false;
    const { message } = event;
    switch (match.type) {
      case 'any':
        return true;
      case 'keyword':
        return matchesKeyword(message.text, match);
      case 'button':
        return message.content.type === 'button' && match.payloads.includes(message.content.payload);
      case 'firstMessage':
        return firstMessage;
      default:
        return unreachable(match);
    }
  },
};
