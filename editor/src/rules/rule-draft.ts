import { ruleDefinition, ruleFindings, type RuleAction, type RuleDefinition } from '@sendero/shared';

/** An action while it is being written: the journey may not be chosen yet. */
export type ActionDraft = RuleAction | { readonly type: 'startJourney'; readonly journeyId: '' };

/** A rule while it is being written. */
export type RuleDraft = Omit<RuleDefinition, 'action'> & { readonly action: ActionDraft };

export interface CheckedRule {
  /** Null while something is wrong. */
  readonly definition: RuleDefinition | null;
  /** What to do, in sentences. */
  readonly problems: readonly string[];
}

/** Whether a draft can be saved, and what keeps it from it. */
export function checkRule(draft: RuleDraft): CheckedRule {
  const problems = [
    ...(draft.name.trim() === '' ? ['Give the rule a name.'] : []),
    ...(draft.action.type === 'startJourney' && draft.action.journeyId === '' ? ['Choose the journey to start.'] : []),
  ];
  const { data, error } = ruleDefinition.safeParse(draft);
  if (!data) return { definition: null, problems: problems.length > 0 ? problems : complaintsOf(error.issues) };
  const findings = ruleFindings(data).map(({ message }) => message);
  return { definition: findings.length > 0 ? null : data, problems: findings };
}

function complaintsOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  return issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
}
