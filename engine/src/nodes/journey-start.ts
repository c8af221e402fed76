import type { EffectOf, NodeConfig } from '@sendero/shared';
import { handedOver } from '../handed-over';
import type { StepArgs } from '../machine';
import type { NodeHandler } from '../node-handler';

export const journeyStart: NodeHandler<'journey.start'> = {
  state: ({ config, to }) => ({
    always: [
      {
        guard: { type: 'canStartJourney', params: config },
        ...to('next', { actions: [startJourney(config)] }),
      },
      to('next', {
        problem: (args) => {
          const start = handedOver(config, args);
          return 'problem' in start ? start.problem : null;
        },
      }),
    ],
  }),
};

function startJourney(config: NodeConfig<'journey.start'>) {
  return {
    type: 'startJourney',
    params: (args: StepArgs): EffectOf<'startJourney'> => {
      const start = handedOver(config, args);
      if ('problem' in start) throw new Error(`Node ${args.context.node} starts a journey that it may not start`);
      return { type: 'startJourney', journey: config.journey, properties: start.properties };
    },
  } as const;
}
