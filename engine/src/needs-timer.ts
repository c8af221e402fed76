import type { RunState } from '@sendero/shared';
import type { Journey } from './compile';

/** Whether a run stands where a timer must be running, because the place is left when its time is up. */
export function needsTimer({ machine }: Journey, { status, node, phase }: RunState): boolean {
  if (status !== 'active') return false;
  const state = machine.root.states[node];
  const place = phase === '' ? state : state?.states[phase];
  return place?.transitions.has('timerDue') ?? false;
}
