import type { RunEventType, RunState } from '@sendero/shared';
import type { Journey } from './compile';

/** Whether a run would use a message of its contact now, because it stands where messages are waited for. */
export function isListening(journey: Journey, state: RunState): boolean {
  return awaits(journey, state, 'messageReceived');
}

/** Whether a run goes on as soon as its contact writes, without taking the message for itself. */
export function awaitsWindow(journey: Journey, state: RunState): boolean {
  return awaits(journey, state, 'windowOpened');
}

/** Whether a run stands where the conversation was given to people. */
export function isHandedOver(journey: Journey, state: RunState): boolean {
  return awaits(journey, state, 'handoverResolved');
}

function awaits({ machine }: Journey, { status, node, phase }: RunState, event: RunEventType): boolean {
  if (status !== 'active') return false;
  const state = machine.root.states[node];
  const inner = phase === '' ? undefined : state?.states[phase];
  return [state, inner].some((at) => at?.transitions.has(event));
}
