import type { EffectOf, NodeConfig } from '@sendero/shared';
import { contactChangeOf } from '../contact-change-of';
import type { StepArgs } from '../machine';
import type { NodeHandler } from '../node-handler';

export const contactUpdate: NodeHandler<'contact.update'> = {
  state: ({ config, to }) => ({
    always: [
      {
        guard: { type: 'canChange', params: config },
        ...to('next', { actions: [updateContact(config), { type: 'change', params: config }] }),
      },
      to('next', { problem: () => 'contact.not_changed' }),
    ],
  }),
};

function updateContact(config: NodeConfig<'contact.update'>) {
  return {
    type: 'updateContact',
    params: (args: StepArgs): EffectOf<'updateContact'> => {
      const change = contactChangeOf(config, args);
      if (!change) throw new Error(`Node ${args.context.node} changes a contact by texts that can't be filled in`);
      return { type: 'updateContact', ...change };
    },
  } as const;
}
