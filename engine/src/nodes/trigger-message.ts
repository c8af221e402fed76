import { matchesOf, patternOfMatch } from '@sendero/shared';
import { fittingMatch } from '../matches-message';
import type { NodeHandler } from '../node-handler';

export const triggerMessage: NodeHandler<'trigger.message'> = {
  startsOnMessages: true,
  state({ config, to }) {
    const patterns = matchesOf(config).flatMap((match) => patternOfMatch(match) ?? []);
    if (patterns.length === 0) return { always: to('next') };
    return { always: to('next', { actions: [{ type: 'keepGroups', params: { patterns } }] }) };
  },
  accepts(config, event, { firstMessage }) {
    return event.type === 'messageReceived' && fittingMatch(config, event.message, firstMessage) !== undefined;
  },
};
