import type { RunEvent } from '@sendero/shared';
import { answeredAtOnce, moved, statusesUpTo, UNDELIVERABLE } from './provider';
import type { Simulation, SimulatedOutgoing, World } from './simulation';
import { noted, tell } from './tell';

/** More messages at one moment than this, and the journey goes round without waiting. */
const MOST_MESSAGES = 100;

/** Lets the provider answer for what is queued, unless receipts are given by hand. */
export function deliver(world: World, simulation: Simulation): Simulation {
  let current = simulation;
  for (let answered = 0; ; answered++) {
    const status = answeredAtOnce(current.provider);
    const queued = current.messages.find((message) => message.direction === 'out' && message.status === 'queued');
    if (!status || queued?.direction !== 'out') return current;
    if (answered === MOST_MESSAGES) return noted({ ...current, provider: 'waits' }, { type: 'brokenOff' });
    current = hearOf(world, current, queued, status);
  }
}

/** Moves a message on to a status, and tells the run that waits for it. */
export function hearOf(
  world: World,
  simulation: Simulation,
  message: SimulatedOutgoing,
  last: SimulatedOutgoing['status'],
): Simulation {
  let current = simulation;
  for (const status of statusesUpTo(message.status, last)) {
    const { now } = current;
    current = {
      ...current,
      messages: current.messages.map((known) =>
        known.direction === 'out' && known.id === message.id ? moved(known, status, now) : known,
      ),
    };
    if (!message.awaitsReceipt || message.run !== current.runs) continue;
    const { node, revision } = message;
    const event: RunEvent = {
      type: 'receipt',
      node,
      revision,
      status,
      at: now,
      ...(status === 'failed' && { problem: UNDELIVERABLE }),
    };
    current = tell(world, current, event, { type: 'receipt', node, status });
  }
  return current;
}
