import { drawnPercent } from './drawn-percent';
import type { ContactId, JourneyId, WorkspaceId } from './ids';

/** Why a run gets nothing: its contact is in the journey's control group, or in the workspace's holdout. */
export type WithheldBy = 'control_group' | 'holdout';

/** The largest share of a workspace that may be held back. */
export const MOST_HOLDOUT_PERCENT = 50;

/** Shares of 100, 0 to hold nobody back. */
export interface Withholding {
  readonly controlGroup: number;
  readonly holdout: number;
}

/**
 * Whether a contact gets nothing of a journey, and why. It hangs on the ids alone: it is the same for every version of
 * the journey and every run, somebody who is in stays in when the share grows, and journeys draw independently of each
 * other. The holdout is the same for all journeys of a workspace.
 */
export function withheldBy(
  { workspace, journey, contact }: { workspace: WorkspaceId; journey: JourneyId; contact: ContactId },
  { controlGroup, holdout }: Withholding,
): WithheldBy | null {
  if (holdout > 0 && drawnPercent(contact, `holdout ${workspace}`) < holdout) return 'holdout';
  return controlGroup > 0 && drawnPercent(contact, `control ${journey}`) < controlGroup ? 'control_group' : null;
}
