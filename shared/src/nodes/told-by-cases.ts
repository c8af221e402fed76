import type { Condition, ConditionGroup } from '../conditions';
import type { OutputId } from '../ids';

/** Whether a condition asks that something be so (true), that it be not so (false), or asks something else. */
type Asks = (condition: Condition) => boolean | undefined;

/**
 * What the outputs of cases say about one thing that is either so or not. A case tells by its own conditions, and, as
 * cases are tried in order, by those of earlier cases that did not hold; `else` by all of them. Outputs that say nothing
 * are left out.
 */
export function toldByCases(
  cases: readonly { readonly id: OutputId; readonly when: ConditionGroup }[],
  asks: Asks,
): Record<OutputId, boolean> {
  const told: Record<OutputId, boolean> = {};
  let rest: boolean | undefined;
  for (const { id, when } of cases) {
    const state = needed(when, asks) ?? rest;
    if (state !== undefined) told[id] = state;
    rest ??= leftOver(when, asks);
  }
  return rest === undefined ? told : { ...told, else: rest };
}

/** The answer without which the conditions can't hold. */
function needed({ match, conditions }: ConditionGroup, asks: Asks): boolean | undefined {
  const answers = conditions.map(asks);
  if (match === 'all') return answers.find((answer) => answer !== undefined);
  return answers.every((answer) => answer === answers[0]) ? answers[0] : undefined;
}

/** The answer that is left when the conditions do not hold. */
function leftOver({ match, conditions }: ConditionGroup, asks: Asks): boolean | undefined {
  const answers = conditions.map(asks);
  const ruledOut =
    match === 'any' || answers.every((answer) => answer === answers[0])
      ? answers.find((answer) => answer !== undefined)
      : undefined;
  return ruledOut === undefined ? undefined : !ruledOut;
}
