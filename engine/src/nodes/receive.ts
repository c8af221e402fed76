import { durationMs, type AnswerMatch } from '@sendero/shared';
import { and } from 'xstate';
import { startTimer, stopTimer, type NodeHandler } from '../node-handler';
import { replyDueAt } from '../reply-due-at';

const anything: AnswerMatch = { type: 'any' };

export const receive: NodeHandler<'receive'> = {
  listens: true,
  state({ config: { cases, saveAs, timeout }, to }) {
    const heard = (match: AnswerMatch) => [{ type: 'keepAnswer', params: { saveAs, match } } as const, 'hear' as const];
    const answers = [
      ...cases.map(({ id, match }) => ({
        guard: { type: 'fits', params: match } as const,
        ...to(id, { actions: heard(match) }),
      })),
      { guard: 'isAnswer' as const, ...to('other', { actions: heard(anything) }) },
    ];
    if (!timeout) return { on: { messageReceived: answers } };
    return {
      entry: [startTimer(({ event }) => event.facts.now + durationMs(timeout))],
      on: {
        messageReceived: answers,
        timerDue: [
          {
            guard: and(['isCurrentTimer', { type: 'isReplyStillDue', params: { timeout } }]),
            actions: [startTimer(({ context, event }) => replyDueAt(context, event.facts, timeout))],
          },
          { guard: 'isCurrentTimer', ...to('timeout') },
        ],
      },
      exit: [stopTimer],
    };
  },
};
