import { z } from 'zod';
import { incomplete, sharedCaseIds } from '../checks/incomplete';
import { conditionGroup, type Condition, type ConditionGroup } from '../conditions';
import type { OutputId } from '../ids';
import { caseId } from './case-id';
import { defineNode, PASSES_AT_ONCE, type Finding } from './define-node';

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
  traits: { ...PASSES_AT_ONCE, tellsWindow },
  findings: ({ cases }, { title }) => [
    ...cases.flatMap((branchCase) => caseFindings(branchCase, title)),
    ...sharedCaseIds(cases, title),
  ],
});

/** A case tells by its own conditions, and, as cases are tried in order, by those of earlier cases that did not hold. */
function tellsWindow({ cases }: { readonly cases: readonly BranchCase[] }): Record<OutputId, WindowState> {
  const told: Record<OutputId, WindowState> = {};
  let ruledOut: WindowState | undefined;
  for (const { id, when } of cases) {
    const state = windowWhen(when) ?? opposite(ruledOut);
    if (state) told[id] = state;
    ruledOut ??= windowUnless(when);
  }
  const rest = opposite(ruledOut);
  return rest ? { ...told, else: rest } : told;
}

type WindowState = 'open' | 'closed';

/** The state of the window without which the conditions can't hold. */
function windowWhen({ match, conditions }: ConditionGroup): WindowState | undefined {
  const states = conditions.map(windowOf);
  const [first] = states;
  if (match === 'all') return states.find((state) => state !== undefined);
  return states.every((state) => state === first) ? first : undefined;
}

/** The state of the window that is ruled out when the conditions do not hold. */
function windowUnless({ match, conditions }: ConditionGroup): WindowState | undefined {
  const states = conditions.map(windowOf);
  const [first] = states;
  if (match === 'any') return states.find((state) => state !== undefined);
  return states.every((state) => state === first) ? first : undefined;
}

function windowOf(condition: Condition): WindowState | undefined {
  return condition.subject === 'window' ? condition.is : undefined;
}

function opposite(state: WindowState | undefined): WindowState | undefined {
  return state && (state === 'open' ? 'closed' : 'open');
}

function caseFindings({ title: label, when }: BranchCase, title: string): readonly Finding[] {
  const isUnfinished = when.conditions.some(
    (condition) =>
      (condition.subject === 'attribute' || condition.subject === 'variable') &&
      ['contains', 'startsWith', 'greaterThan', 'lessThan'].includes(condition.is) &&
      condition.value.trim() === '',
  );
  return isUnfinished ? [incomplete(title, `a condition of “${label}” compares with nothing. Enter a value.`)] : [];
}
