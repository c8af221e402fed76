import { durationMs, type AnswerMatch, type Duration, type NodeConfig } from '@sendero/shared';
import { and } from 'xstate';
import type { NodeState } from '../machine';
import { startTimer, stopTimer, type NodeContext, type NodeHandler } from '../node-handler';
import { replyDueAt } from '../reply-due-at';
import { draftProblem, sendMessage } from './send';

const anything: AnswerMatch = { type: 'any' };

/**
 * Waits for the answer. With `debounce`, texts are gathered until nothing more comes; with `prompt`, an answer that fits
 * no case brings the question again while it may be asked.
 */
export const receive: NodeHandler<'receive'> = {
  listens: true,
  state(node) {
    const { timeout, prompt, debounce } = node.config;
    const answers = answersTo(node);
    const waiting = { on: { messageReceived: answers, ...timeoutOf(node) }, ...clockOf(timeout) };
    if (debounce === 0 && !prompt) return waiting;
    const gathers = { guard: 'isFragment', target: 'gathering', reenter: true, actions: ['gather'] } as const;
    const first = debounce > 0 ? [gathers] : [];
    return {
      initial: 'waiting',
      states: {
        waiting: { ...waiting, on: { ...waiting.on, messageReceived: [...first, ...answers] } },
        ...(debounce > 0 && {
          gathering: {
            entry: [startTimer(({ event }) => event.facts.now + debounce * 1000)],
            on: {
              messageReceived: [gathers, ...answers],
              timerDue: answers,
            },
            exit: [stopTimer],
          },
        }),
        ...(prompt && { prompting: promptingState(node, prompt) }),
      },
    };
  },
};

/** What becomes of an answer, in the order in which it is asked. */
function answersTo({ config: { cases, saveAs, prompt }, to }: NodeContext<'receive'>) {
  const heard = (match: AnswerMatch) => [{ type: 'keepAnswer', params: { saveAs, match } } as const, 'hear' as const];
  const again = prompt && {
    guard: and(['isHeard', { type: 'mayAskAgain', params: { times: prompt.times } } as const]),
    target: 'prompting',
    actions: ['hear' as const],
  };
  return [
    ...cases.map(({ id, match }) => ({
      guard: { type: 'fits', params: match } as const,
      ...to(id, { actions: heard(match) }),
    })),
    ...(again ? [again] : []),
    { guard: 'isHeard' as const, ...to('other', { actions: heard(anything) }) },
  ];
}

/** The time for an answer begins when one is waited for, and anew whenever the question is asked again. */
function clockOf(timeout: Duration | null) {
  if (!timeout) return {};
  return { entry: [startTimer(({ event }) => event.facts.now + durationMs(timeout))], exit: [stopTimer] };
}

function timeoutOf({ config: { timeout }, to }: NodeContext<'receive'>) {
  if (!timeout) return {};
  return {
    timerDue: [
      {
        guard: and(['isCurrentTimer', { type: 'isReplyStillDue', params: { timeout } }]),
        actions: [startTimer(({ context, event }) => replyDueAt(context, event.facts, timeout))],
      },
      { guard: 'isCurrentTimer' as const, ...to('timeout') },
    ],
  };
}

/** The prompt is written and sent at once; when it may not be sent, the answer counts as it is. */
function promptingState(
  { config: { saveAs }, to }: NodeContext<'receive'>,
  { message }: NonNullable<NodeConfig<'receive'>['prompt']>,
) {
  const write = { type: 'write', params: { config: { message, template: null }, quietHours: null } } as const;
  const underCap = { type: 'underFrequencyCap', params: { template: null } } as const;
  const kept = { type: 'keepAnswer', params: { saveAs, match: anything } } as const;
  return {
    entry: [write],
    always: [
      {
        guard: and(['notSuppressed', 'serviceWindowOpen', underCap, 'isFilledIn']),
        target: 'waiting',
        actions: ['askAgain', sendMessage(false), 'ask'],
      },
      to('other', { actions: [kept, 'hear'], problem: draftProblem }),
    ],
  } satisfies NodeState;
}
