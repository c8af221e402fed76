import { isProblemCode, sentenceWithout, type ExitReason } from '@sendero/shared';

/** Why a run ended or a step failed: a sentence for what the product says, a designer's own words as they are. */
export function reasonText(reason: string): string {
  if (isProblemCode(reason)) return sentenceWithout(reason);
  return isExitReason(reason) ? exits[reason] : reason;
}

const exits: Readonly<Record<ExitReason, string>> = {
  opted_out: 'The contact opted out',
  ended_by_user: 'Ended by your team',
};

function isExitReason(reason: string): reason is ExitReason {
  return Object.hasOwn(exits, reason);
}
