import { matchesEvent } from '@sendero/engine';
import { durationMs, runKeyIn, type ContactId, type RunEvent, type RunId } from '@sendero/shared';
import type { Conversion } from './conversion.repository';
import type { Starter } from './route';
import type { Run } from './run.repository';

type CustomEvent = Extract<RunEvent, { readonly type: 'customEvent' }>;

/**
 * What an event comes to for every journey whose goal it is.
 *
 * @param created the runs that began before it in the same batch
 */
export function goalsReached(
  event: CustomEvent,
  contactId: ContactId,
  journeys: readonly Starter[],
  created: ReadonlyMap<RunId, Run>,
): readonly Conversion[] {
  return journeys.flatMap(({ journeyId, journey }): Conversion[] => {
    const { goal, runKey } = journey.document.settings;
    if (goal === null || !matchesEvent(goal.event, event)) return [];
    const key = runKeyIn(event.properties, runKey);
    const begun = [...created.values()].findLast(
      (run) =>
        run.contactId === contactId &&
        run.journeyId === journeyId &&
        (key === '' || key === runKeyIn(run.state.event ?? {}, runKey)),
    );
    const { at } = event;
    return [{ journeyId, contactId, at, since: at - durationMs(goal.within), runKey, key, begun: begun?.id ?? null }];
  });
}
