import type { EpochMs, NodeId, Properties } from '@sendero/shared';
import { dateStartsOf, type DatedStart } from '../date-starts-of';
import type { Simulation, World } from './simulation';

/** A date trigger that starts the contact at `dueAt`, as things stand. */
export interface UpcomingDate {
  readonly dateTrigger: NodeId;
  readonly dueAt: EpochMs;
  readonly properties: Properties;
}

/** How far ahead dates are looked for, in ms; every year has one. */
const AHEAD_MS = 2 * 366 * 86_400_000;

/** The simulation with what the contact's dates start next, by the attributes and events that are known now. */
export function withDates({ journey }: Pick<World, 'journey'>, simulation: Simulation): Simulation {
  const dates = journey.document.nodes.flatMap((node): UpcomingDate[] => {
    if (node.type !== 'trigger.date') return [];
    const { now, contact, events } = simulation;
    const dated = { attributes: contact.attributes, timeZone: contact.timeZone, events };
    const ahead = { after: now, until: now + AHEAD_MS };
    const next = dateStartsOf(node.config, dated, ahead).reduce<DatedStart | undefined>(
      (first, start) => (first && first.dueAt <= start.dueAt ? first : start),
      undefined,
    );
    return next ? [{ dateTrigger: node.id, dueAt: next.dueAt, properties: next.properties }] : [];
  });
  return dates.length === 0 && simulation.dates.length === 0 ? simulation : { ...simulation, dates };
}
