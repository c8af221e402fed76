import { isProblemCode, sentenceWithout, type ExitReason, type WithheldBy } from '@sendero/shared';

/** Why a run ended or a step failed: a sentence for what the product says, a designer's own words as they are. */
export function reasonText(reason: string): string {
  if (isProblemCode(reason)) return sentenceWithout(reason);
  if (reason.startsWith(UNCONNECTED)) return `Its output “${reason.slice(UNCONNECTED.length)}” led nowhere`;
  return isExitReason(reason) ? exits[reason] : reason;
}

/** Before the name of the output by which a run left and which leads nowhere. */
const UNCONNECTED = 'output_unconnected:';

const exits: Readonly<Record<ExitReason | WithheldBy, string>> = {
  opted_out: 'The contact opted out',
  ended_by_user: 'Ended by your team',
  journey_stopped: 'The journey was stopped',
  version_replaced: 'A new version was published and this run had no place in it',
  overdue: 'Its time was up while the journey was paused',
  control_group: 'In the control group of the journey, so nothing was sent',
  holdout: 'In the holdout of the workspace, so nothing was sent',
  goal_reached: 'They reached the goal of the journey',
  exit_event: "An event took them out, as the journey's settings say",
  exit_condition: "A condition took them out, as the journey's settings say",
};

function isExitReason(reason: string): reason is ExitReason | WithheldBy {
  return Object.hasOwn(exits, reason);
}
