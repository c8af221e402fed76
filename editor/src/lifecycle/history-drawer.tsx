import { Button, Drawer, Group, Progress, Stack, Text, Title } from '@mantine/core';
import type { JourneyDetail, PublishedVersion } from '@sendero/shared';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getVersion, journeyQueries } from '../api/journeys-api';
import { lifecycleQueries } from '../api/lifecycle-api';
import { itemsOf } from '../api/pages';
import { VersionDialog } from '../compare/version-dialog';
import { useJourneyStore } from '../store/journey-context';
import { countText } from '../ui/count-text';
import { ErrorNotice } from '../ui/error-notice';
import { LoadMore } from '../ui/load-more';
import { RelativeTime } from '../ui/relative-time';
import { toastFailure, toastSuccess } from '../ui/toast';
import { useReturnedFocus } from '../ui/use-returned-focus';
import { auditText } from './audit-text';
import { saveJourneyFile } from './save-journey-file';

interface Props {
  readonly journey: JourneyDetail;
  readonly onClose: () => void;
}

/** A journey's versions, the changes to its runs that go on, and who did what. */
export function HistoryDrawer({ journey, onClose }: Props) {
  useReturnedFocus();
  const [viewed, setViewed] = useState<Viewed | null>(null);
  const history = useInfiniteQuery(lifecycleQueries.history(journey.id));
  const versions = useQuery(journeyQueries.versions(journey.id));
  const { data: tasks = [] } = useQuery(lifecycleQueries.tasks(journey.id));
  return (
    <Drawer
      opened
      onClose={onClose}
      closeOnEscape={viewed === null} // Then it closes what lies over this.
      position="right"
      title="History"
      data-testid="history"
    >
      <Stack>
        {tasks
          .filter(({ finishedAt }) => finishedAt === null)
          .map((task) => {
            const done = task.moved + task.ended + task.stayed;
            return (
              <div key={task.id}>
                <Text size="sm">
                  {countText(done)} of {countText(task.total)} {task.total === 1 ? 'run' : 'runs'} changed
                </Text>
                <Progress
                  value={task.total === 0 ? 100 : (100 * done) / task.total}
                  aria-label="How far the change to all runs has come"
                />
              </div>
            );
          })}
        <Title order={3} size="h5">
          Versions
        </Title>
        {versions.data?.items.length === 0 && <Text size="sm">Nothing was published yet.</Text>}
        {versions.data?.items.map((version, index, all) => (
          <Version
            key={version.id}
            journey={journey}
            version={version}
            onView={() => setViewed({ version, previous: all[index + 1] })}
            onRestored={onClose}
          />
        ))}
        {viewed && <VersionDialog journey={journey} {...viewed} onClose={() => setViewed(null)} />}
        <Title order={3} size="h5">
          What was done
        </Title>
        {(history.error ?? versions.error) && (
          <ErrorNotice
            error={history.error ?? versions.error}
            onRetry={() => void Promise.all([history.refetch(), versions.refetch()])}
          />
        )}
        {history.data && itemsOf(history.data).length === 0 && <Text size="sm">Nothing was done yet.</Text>}
        {itemsOf(history.data).map((entry) => (
          <div key={entry.id}>
            <Text size="sm">{auditText(entry)}</Text>
            <Text size="xs" c="dimmed">
              {entry.who}, <RelativeTime at={entry.at} />
            </Text>
          </div>
        ))}
        <LoadMore
          more={history.hasNextPage}
          loading={history.isFetchingNextPage}
          failed={history.isFetchNextPageError}
          onLoad={() => void history.fetchNextPage()}
          label="Show more"
        />
      </Stack>
    </Drawer>
  );
}

/** A version that is being looked at, and the one before it, if there is one. */
interface Viewed {
  readonly version: PublishedVersion;
  readonly previous: PublishedVersion | undefined;
}

interface VersionProps {
  readonly journey: JourneyDetail;
  readonly version: PublishedVersion;
  readonly onView: () => void;
  readonly onRestored: () => void;
}

function Version({ journey, version, onView, onRestored }: VersionProps) {
  const store = useJourneyStore();
  const [loading, setLoading] = useState(false);
  const take = async (hand: (document: JourneyDetail['draft']) => void) => {
    setLoading(true);
    try {
      hand((await getVersion(journey.id, version.id)).document);
    } catch (error) {
      toastFailure('The version could not be loaded', error);
    } finally {
      setLoading(false);
    }
  };
  const restore = () =>
    take((document) => {
      store.getState().replaceAll(document, `Version ${version.number} is the draft now.`);
      toastSuccess(`Version ${version.number} is the draft now.`);
      onRestored();
    });
  return (
    <div>
      <Text size="sm">
        Version {version.number}
        {version.id === journey.version?.id && ', the current one'}
        <Text span size="xs" c="dimmed" ml={8}>
          <RelativeTime at={version.publishedAt} />
        </Text>
      </Text>
      <Group gap={4} ml={-8}>
        <Button size="compact-xs" variant="subtle" aria-label={`View version ${version.number}`} onClick={onView}>
          View
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          loading={loading}
          aria-label={`Export version ${version.number}`}
          onClick={() => void take((document) => saveJourneyFile(`${journey.name} v${version.number}`, document))}
        >
          Export
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          loading={loading}
          aria-label={`Restore version ${version.number} as the draft`}
          onClick={() => void restore()}
        >
          Restore as draft
        </Button>
      </Group>
    </div>
  );
}
