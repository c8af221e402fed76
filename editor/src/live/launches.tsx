import { Alert } from '@mantine/core';
import type { JourneyId, Launch } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { segmentQueries } from '../api/segments-api';
import { countText } from '../ui/count-text';
import { dateTimeText } from '../ui/time-text';

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

function launchText({ segment, mode, status, dueAt, members, started }: Launch, paused: boolean): string {
  const name = `“${segment.name}”`;
  if (mode === 'entering') return `${countText(started)} started as they became members of ${name}.`;
  if (status === 'done') return `${countText(started)} members of ${name} were started.`;
  if (members === null) return `The members of ${name} start ${dateTimeText(dueAt)}.`;
  const far = `${countText(started)} of ${countText(members)} members of ${name} were started`;
  return paused ? `${far}; the others wait until the journey goes on.` : `${far} …`;
}
