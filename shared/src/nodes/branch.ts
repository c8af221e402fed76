import { z } from 'zod';
import { conditionGroup } from '../conditions';
import { caseId } from './case-id';
import { defineNode, PASSES_AT_ONCE } from './define-node';

export const branchCase = z.object({ id: caseId, title: z.string().min(1), when: conditionGroup }).readonly();
export type BranchCase = z.infer<typeof branchCase>;

/**
 * Leaves by the first case whose conditions hold, else by `else`.
 *
 * @example { "cases": [{ "id": "vip", "title": "VIP", "when": { "match": "all",
 *            "conditions": [{ "subject": "tag", "is": "present", "value": "vip" }] } }] }
 */
export const branch = defineNode({
  title: 'Branch',
  description: 'Chooses the way by what is known of the contact.',
  group: 'flow',
  config: z.object({ cases: z.array(branchCase).min(1).max(20).readonly() }).readonly(),
  initial: {
    cases: [
      {
        id: 'vip',
        title: 'VIP',
        when: { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] },
      },
    ],
  },
  outputs: ({ cases }) => [
    ...cases.map(({ id, title }) => ({ id, label: title, required: true })),
    { id: 'else', label: 'Else', required: true },
  ],
  traits: PASSES_AT_ONCE,
});
