import { durationMs } from '@sendero/shared';
import { startTimer, stopTimer, type NodeHandler } from '../node-handler';

export const wait: NodeHandler<'wait'> = {
  state: ({ config, to }) => ({
    entry: [startTimer(({ event }) => event.facts.now + durationMs(config.duration))],
    on: { timerDue: { guard: 'isCurrentTimer', ...to('next') } },
    exit: [stopTimer],
  }),
};
