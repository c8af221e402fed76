import type { EffectOf, NodeConfig } from '@sendero/shared';
import type { StepArgs } from '../machine';
import type { NodeHandler } from '../node-handler';
import { requestOf } from '../request-of';

/** The run stays in `waiting` until the answer to its call comes, however often it takes to get one. */
export const webhook: NodeHandler<'webhook'> = {
  state({ config, to }) {
    const keep = { type: 'keepCallAnswer', params: config } as const;
    return {
      initial: 'calling',
      states: {
        calling: {
          always: [
            { guard: { type: 'canCall', params: config }, target: 'waiting', actions: [callWeb(config)] },
            to('error', { problem: () => 'call.not_written' }),
          ],
        },
        waiting: {
          on: {
            callAnswered: [
              { guard: isCallAnswer(true), ...to('success', { actions: [keep] }) },
              { guard: isCallAnswer(false), ...to('error', { actions: [keep], problem: callProblem }) },
            ],
          },
        },
      },
    };
  },
};

function isCallAnswer(succeeded: boolean) {
  return { type: 'isCallAnswer', params: { succeeded } } as const;
}

function callWeb({ request }: NodeConfig<'webhook'>) {
  return {
    type: 'callWeb',
    params: (args: StepArgs): EffectOf<'callWeb'> => {
      const { node, revision } = args.context;
      const filled = requestOf(request, args);
      if (!filled) throw new Error(`Node ${node} makes a call that can't be filled in`);
      const timeoutMs = request.timeoutSeconds * 1_000;
      return { type: 'callWeb', node, revision, request: filled, timeoutMs, retries: request.retries };
    },
  } as const;
}

function callProblem({ event }: StepArgs) {
  return event.type === 'callAnswered' ? (event.problem ?? 'call.no_answer') : null;
}
