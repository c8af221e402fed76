import type { RunChange, VersionId } from '@sendero/shared';

/** The version whose runs a change does not concern; null when it concerns every run of the journey. */
export function sparedBy(change: RunChange): VersionId | null {
  return change.type === 'move' ? change.to : change.spared;
}
