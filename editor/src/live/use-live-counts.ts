import { journeyTopic, type JourneyId, type VersionId } from '@sendero/shared';
import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { getCounts } from '../api/journeys-api';
import { messageOf } from '../api/problem-error';
import { useWatch } from '../api/use-watch';
import type { Live } from './live-context';

/**
 * Keeps a version's counts exact: fetched whole after each join of the topic, replaced by whole updates after that.
 * Answers with what went wrong, '' while all is well.
 */
export function useLiveCounts(live: Live, journey: JourneyId, version: VersionId): string {
  const [problem, setProblem] = useState('');
  const still = useReducedMotion();
  // How often the server told the counts by itself: what was asked for before is older then.
  const told = useRef(0);
  // Outside React: the timer of the figures.
  useEffect(() => () => live.figures.stop(), [live]);
  useWatch(
    journeyTopic(journey),
    {
      'journey.counts': (update) => {
        if (update.journeyId !== journey || update.versionId !== version) return;
        told.current += 1;
        live.tell(update.nodes);
      },
      'journey.moves': (update) => {
        if (update.journeyId === journey && !still && !live.view.far && !document.hidden)
          live.pulses.show(update.moves);
      },
    },
    () => {
      const before = told.current;
      getCounts(journey, version).then(
        (counts) => {
          if (told.current === before) live.tell(counts.nodes);
          setProblem('');
        },
        (error: unknown) => setProblem(messageOf(error)),
      );
    },
  );
  return problem;
}
