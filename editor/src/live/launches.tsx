import { Alert } from '@mantine/core';
import type { JourneyId } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { segmentQueries } from '../api/segments-api';
import { launchText } from './launch-text';

/** How often progress is asked for, in ms. */
const ASK_EVERY_MS = 2_000;

/** How far the segment triggers of a journey are; nothing for a journey without one. */
export function Launches({ journey, paused }: { readonly journey: JourneyId; readonly paused: boolean }) {
  const { data: launches = [] } = useQuery({ ...segmentQueries.launches(journey), refetchInterval: ASK_EVERY_MS });
  return launches.map((launch) => (
    <Alert key={`${launch.node} ${launch.segment.id}`} color="blue" data-testid="launch">
      {launchText(launch, paused)}
    </Alert>
  ));
}
