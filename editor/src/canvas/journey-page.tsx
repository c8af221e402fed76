import { Button } from '@mantine/core';
import { journeyId, type JourneyId } from '@sendero/shared';
import { IconRouteOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { hasCode } from '../api/problem-error';
import { journeyQueries } from '../api/journeys-api';
import { CanvasWaiting } from '../ui/canvas-waiting';
import { EmptyState } from '../ui/empty-state';
import { JourneyEditor } from './journey-editor';
import styles from './journey-page.module.css';

/** A journey on its canvas, at /journeys/:id. */
export function JourneyPage() {
  const id = journeyId.safeParse(useParams()['id']);
  return id.success ? <LoadedJourney key={id.data} id={id.data} /> : <JourneyNotFound />;
}

function LoadedJourney({ id }: { readonly id: JourneyId }) {
  /** What is edited is the store's; the query only brings the start, fresh each time the journey is opened. */
  const { data, error, refetch } = useQuery({
    ...journeyQueries.detail(id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  if (data) return <JourneyEditor journey={data} />;
  if (hasCode(error, 'journey.not_found')) return <JourneyNotFound />;
  return (
    <CanvasWaiting
      label="Opening the journey"
      failure="The journey can't be opened"
      error={error}
      onRetry={() => void refetch()}
    />
  );
}

function JourneyNotFound() {
  return (
    <div className={styles.notice}>
      <EmptyState
        Icon={IconRouteOff}
        title="No such journey"
        action={
          <Button component={Link} to="/journeys">
            All journeys
          </Button>
        }
      >
        It does not exist or was deleted.
      </EmptyState>
    </div>
  );
}
