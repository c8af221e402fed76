import type { EpochMs } from '../ids';
import { unreachable } from '../unreachable';

/** What can be wrong with the rows that move people; each breaks one thing that must always hold. */
export const ailments = [
  'run.stuck',
  'timer.overdue',
  'timer.orphaned',
  'event.waiting',
  'event.dead',
  'event.held',
  'lease.expired',
  'outbox.orphaned',
  'counter.differs',
] as const;
export type Ailment = (typeof ailments)[number];

export interface DoctorFinding {
  readonly ailment: Ailment;
  /** How many rows it concerns. */
  readonly count: number;
  /** Some of them, named by their ids. */
  readonly examples: readonly string[];
}

/** What the doctor found in a workspace; no findings when all is well. */
export interface DoctorReport {
  readonly at: EpochMs;
  readonly findings: readonly DoctorFinding[];
}

/** What is wrong, for a person. */
export function ailmentText({ ailment, count }: Pick<DoctorFinding, 'ailment' | 'count'>): string {
  const many = (one: string, more: string) => (count === 1 ? `One ${one}` : `${count} ${more}`);
  switch (ailment) {
    case 'run.stuck':
      return `${many('run waits', 'runs wait')} for a time that will never be called, because ${count === 1 ? 'its timer is' : 'their timers are'} missing.`;
    case 'timer.overdue':
      return `${many('timer has', 'timers have')} been due for more than a minute. Is a worker running?`;
    case 'timer.orphaned':
      return count === 1 ? 'One timer belongs to a run that is over.' : `${count} timers belong to runs that are over.`;
    case 'event.waiting':
      return `${many('event has', 'events have')} waited for more than a minute to be applied. Is a worker running?`;
    case 'event.dead':
      return `${many('event', 'events')} could not be applied, and nobody has looked at ${count === 1 ? 'it' : 'them'} yet.`;
    case 'event.held':
      return `${many('event is', 'events are')} held although ${count === 1 ? 'its journey is' : 'their journeys are'} not paused.`;
    case 'lease.expired':
      return `${many('message was', 'messages were')} taken by a sender that has been gone for minutes.`;
    case 'outbox.orphaned':
      return `${many('entry', 'entries')} of the sending queue ${count === 1 ? 'has' : 'have'} no message that waits to be sent.`;
    case 'counter.differs':
      return `${many('counter does', 'counters do')} not say what the rows say.`;
    default:
      return unreachable(ailment);
  }
}

/** What the repair does, as its button says. */
export function repairText(ailment: Ailment): string {
  switch (ailment) {
    case 'run.stuck':
      return 'Set the timers anew';
    case 'timer.overdue':
    case 'event.waiting':
      return 'Wake the workers';
    case 'timer.orphaned':
      return 'Delete the timers';
    case 'event.dead':
      return 'Mark them as seen';
    case 'event.held':
      return 'Let them go on';
    case 'lease.expired':
      return 'Settle the messages';
    case 'outbox.orphaned':
      return 'Delete the entries';
    case 'counter.differs':
      return 'Count anew';
    default:
      return unreachable(ailment);
  }
}
