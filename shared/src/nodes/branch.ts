import { z } from 'zod';
import { incomplete, sharedCaseIds } from '../checks/incomplete';
import { conditionGroup, segmentsOfGroup, type Condition } from '../conditions';
import type { OutputId } from '../ids';
import { messageTopics } from '../consent';
import { eventMatchFindings } from '../event-match';
import { isHistory } from '../history';
import { caseId } from './case-id';
import { defineNode, PASSES_AT_ONCE, type Finding, type ToldConsent } from './define-node';
import { toldByCases } from './told-by-cases';

const branchCase = z.object({ id: caseId, title: z.string().min(1), when: conditionGroup }).readonly();
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
  traits: {
    ...PASSES_AT_ONCE,
    tellsWindow,
    tellsConsent,
    histories: ({ cases }) => cases.flatMap(({ when }) => when.conditions.filter(isHistory)),
    segments: ({ cases }) => cases.flatMap(({ when }) => segmentsOfGroup(when)),
    readsAttributes: ({ cases }) =>
      cases.flatMap(({ when }) => when.conditions).flatMap((one) => (one.subject === 'attribute' ? [one.name] : [])),
  },
  findings: ({ cases }, { title }) => [
    ...cases.flatMap((branchCase) => caseFindings(branchCase, title)),
    ...sharedCaseIds(cases, title),
  ],
});

function tellsWindow({ cases }: { readonly cases: readonly BranchCase[] }): Record<OutputId, 'open' | 'closed'> {
  const told = toldByCases(cases, (one) => (one.subject === 'window' ? one.is === 'open' : undefined));
  return Object.fromEntries(Object.entries(told).map(([output, isOpen]) => [output, isOpen ? 'open' : 'closed']));
}

function tellsConsent({ cases }: { readonly cases: readonly BranchCase[] }): Record<OutputId, ToldConsent> {
  const told: Record<OutputId, ToldConsent> = {};
  for (const topic of messageTopics) {
    const isIn = (one: Condition) => (one.subject === 'consent' && one.topic === topic ? one.is === 'in' : undefined);
    for (const [output, state] of Object.entries(toldByCases(cases, isIn))) {
      told[output] = { ...told[output], [topic]: state ? 'in' : 'out' };
    }
  }
  return told;
}

function caseFindings({ title: label, when }: BranchCase, title: string): readonly Finding[] {
  const isUnfinished = when.conditions.some(
    (condition) =>
      (condition.subject === 'attribute' ||
        condition.subject === 'variable' ||
        condition.subject === 'event' ||
        condition.subject === 'language') &&
      ['contains', 'startsWith', 'greaterThan', 'lessThan'].includes(condition.is) &&
      condition.value.trim() === '',
  );
  return [
    ...(isUnfinished ? [incomplete(title, `a condition of “${label}” compares with nothing. Enter a value.`)] : []),
    ...when.conditions.flatMap((condition) =>
      condition.subject === 'eventHistory'
        ? eventMatchFindings(condition.event, title, `the event that a condition of “${label}” looks for`)
        : [],
    ),
    ...(segmentsOfGroup(when).includes('')
      ? [incomplete(title, `a condition of “${label}” names no segment. Choose one.`)]
      : []),
  ];
}
