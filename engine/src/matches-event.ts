import type { EventMatch, Properties } from '@sendero/shared';
import { compare } from './compare';

/** Whether an event has the name and all the properties that are asked for. */
export function matchesEvent(
  { name, where }: EventMatch,
  event: { readonly name: string; readonly properties: Properties },
): boolean {
  const { properties } = event;
  return (
    name !== '' &&
    name === event.name &&
    where.every(({ property, is, value }) =>
      compare(Object.hasOwn(properties, property) ? properties[property] : undefined, is, value),
    )
  );
}
