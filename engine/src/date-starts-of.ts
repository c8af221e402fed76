import {
  dateStarts,
  type DateStart,
  type EpochMs,
  type JsonValue,
  type NodeConfig,
  type PastEvent,
} from '@sendero/shared';
import type { Properties } from '@sendero/shared';
import { matchesEvent } from './matches-event';

/** What a date trigger looks at of a contact. */
export interface Dated {
  readonly attributes: { readonly [name: string]: JsonValue };
  readonly timeZone: string;
  readonly events: readonly PastEvent[];
}

/** Somebody to start, and what their run is told. */
export interface DatedStart extends DateStart {
  readonly properties: Properties;
}

/** When a date trigger starts a contact within a stretch of time; of an event its properties are told, else the date. */
export function dateStartsOf(
  config: NodeConfig<'trigger.date'>,
  { attributes, timeZone, events }: Dated,
  time: { readonly after: EpochMs; readonly until: EpochMs },
): readonly DatedStart[] {
  const { source } = config;
  if (source.type === 'attribute') {
    const value = Object.hasOwn(attributes, source.attribute) ? attributes[source.attribute] : undefined;
    return dateStarts(value, config, timeZone, time).map((start) => ({ ...start, properties: { date: start.day } }));
  }
  return events
    .filter((event) => matchesEvent(source.event, event))
    .flatMap(({ properties }) => {
      const value = Object.hasOwn(properties, source.property) ? properties[source.property] : undefined;
      return dateStarts(value, config, timeZone, time).map((start) => ({ ...start, properties }));
    });
}
