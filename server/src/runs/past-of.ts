import type { Past } from '@sendero/engine';
import { runKeyIn, type EpochMs } from '@sendero/shared';
import type { Candidate, Starter } from './route';

/** The end of a run that a contact has behind them. */
export interface PastEnd {
  readonly key: string;
  readonly endedAt: EpochMs;
}

/**
 * What a contact has behind them in a journey; where runs have keys, under this one only.
 *
 * @param active the contact's active runs, of whatever journeys
 * @param ends when their runs of this journey ended
 */
export function pastOf(
  { journeyId, journey }: Starter,
  key: string,
  active: readonly Candidate[],
  ends: readonly PastEnd[],
): Past {
  const { runKey } = journey.document.settings;
  const isSame = (other: string) => runKey === '' || other === key;
  const times = ends.filter((end) => isSame(end.key)).map(({ endedAt }) => endedAt);
  return {
    active: active.some(
      (run) => run.journeyId === journeyId && (isSame(run.key) || runKeyIn(run.state.event ?? {}, runKey) === key),
    ),
    endedAt: times.length === 0 ? null : Math.max(...times),
  };
}
