import { durationMs, unreachable } from '@sendero/shared';
import { and, not } from 'xstate';
import type { NodeState, StepArgs } from '../machine';
import { startTimer, stopTimer, type NodeContext, type NodeHandler } from '../node-handler';
import type { AwaitingWait } from '../question-news';
import { waitDueAt, type TimedWait } from '../wait-due-at';

export const wait: NodeHandler<'wait'> = {
  asksForNews: ({ type }) => type === 'receipt' || type === 'click',
  state(node) {
    const { config } = node;
    switch (config.type) {
      case 'duration':
        return {
          entry: [startTimer(({ event }) => event.facts.now + durationMs(config.duration))],
          on: { timerDue: { guard: 'isCurrentTimer', ...node.to('next') } },
          exit: [stopTimer],
        };
      case 'moment':
      case 'timeOfDay':
      case 'attributeDate':
        return untilTime(node, config);
      case 'windowCloses':
        return beforeWindowCloses(node, config);
      case 'event':
      case 'receipt':
      case 'click':
        return untilHappened(node, config);
      default:
        return unreachable(config);
    }
  },
};

/**
 * A run that comes when the time is past goes on at once. When the timer falls due everything is asked anew: the timer
 * may be late, and what the time hangs on may have changed; then the run is held again.
 */
function untilTime({ to }: NodeContext<'wait'>, config: TimedWait): NodeState {
  const missed = { guard: { type: 'isMissed', params: config } as const, ...missedWay(to, config) };
  const isAhead = { type: 'isAhead', params: config } as const;
  return {
    initial: 'choosing',
    states: {
      choosing: { always: [missed, { guard: isAhead, target: 'waiting' }, to('next')] },
      waiting: {
        entry: [startTimer(dueAt(config))],
        on: {
          timerDue: [
            { guard: and(['isCurrentTimer', isAhead]), actions: [startTimer(dueAt(config))] },
            { guard: 'isCurrentTimer', ...to('next') },
          ],
        },
        exit: [stopTimer],
      },
    },
  };
}

/** Only dates of attributes can be missed; all else that is past is simply over. */
function missedWay(to: NodeContext<'wait'>['to'], config: TimedWait) {
  return to('missed', {
    problem: (args: StepArgs) => {
      const due = waitDueAt(config, args.event.facts);
      return typeof due === 'number' ? 'wait.date_past' : due;
    },
  });
}

/** A message of the contact meanwhile keeps the window open for longer, and with it the wait. */
function beforeWindowCloses({ to }: NodeContext<'wait'>, config: TimedWait): NodeState {
  const closed = to('closed');
  const isAhead = { type: 'isAhead', params: config } as const;
  return {
    initial: 'choosing',
    states: {
      choosing: {
        always: [{ guard: not('serviceWindowOpen'), ...closed }, { guard: isAhead, target: 'waiting' }, to('next')],
      },
      waiting: {
        entry: [startTimer(dueAt(config))],
        on: {
          timerDue: [
            { guard: and(['isCurrentTimer', not('serviceWindowOpen')]), ...closed },
            { guard: and(['isCurrentTimer', isAhead]), actions: [startTimer(dueAt(config))] },
            { guard: 'isCurrentTimer', ...to('next') },
          ],
        },
        exit: [stopTimer],
      },
    },
  };
}

/** What happened to the last message before the wait began counts; an event of the world must come while it lasts. */
function untilHappened({ to }: NodeContext<'wait'>, config: AwaitingWait): NodeState {
  const happened = {
    guard: { type: 'isAwaited', params: config } as const,
    ...to('happened', { actions: ['note'] }),
  };
  return {
    initial: 'choosing',
    states: {
      choosing: {
        always: [{ guard: { type: 'hasHappened', params: config } as const, ...to('happened') }, { target: 'waiting' }],
      },
      waiting: {
        entry: [startTimer(({ event }) => event.facts.now + durationMs(config.timeout))],
        on: {
          ...(config.type === 'event' && { customEvent: happened }),
          ...(config.type === 'receipt' && { receipt: happened }),
          ...(config.type === 'click' && { linkClicked: happened }),
          timerDue: { guard: 'isCurrentTimer', ...to('timeout') },
        },
        exit: [stopTimer],
      },
    },
  };
}

function dueAt(config: TimedWait) {
  return ({ event: { facts } }: StepArgs) => {
    const due = waitDueAt(config, facts);
    return typeof due === 'number' ? due : facts.now;
  };
}
