import type { EpochMs, RunState, Step } from '@sendero/shared';

/** Ends a run where it stands, because its step can't be worked. */
export function failedStep(before: RunState, now: EpochMs): Step {
  const { node, revision, enteredAt } = before;
  const problem = 'run.unexpected';
  return {
    state: { ...before, status: 'failed', reason: problem },
    visits: [{ node, revision, enteredAt, leftAt: now, output: null, cause: 'entered', verdicts: [], problem }],
    entered: [],
    effects: [],
  };
}
