import type { RunState } from '@sendero/shared';
import type { Journey } from './compile';

/** Whether a run would use a message of its contact now, because it stands where messages are waited for. */
export function isListening({ machine }: Journey, { status, node, phase }: RunState): boolean {
  if (status !== 'active') return false;
  const state = machine.root.states[node];
  const inner = phase === '' ? undefined : state?.states[phase];
  return [state, inner].some((at) => at?.transitions.has('messageReceived'));
}
