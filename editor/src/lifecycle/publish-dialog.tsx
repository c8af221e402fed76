import { Button, Group, Loader, Modal, Stack, Title } from '@mantine/core';
import { diffJourneys, type InFlight, type JourneyDetail, type VersionId } from '@sendero/shared';
import { IconGitCompare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { journeyQueries } from '../api/journeys-api';
import { lifecycleQueries } from '../api/lifecycle-api';
import { CompareDialog } from '../compare/compare-dialog';
import { CompareView } from '../compare/compare-view';
import { useJourney } from '../store/journey-context';
import { ErrorNotice } from '../ui/error-notice';
import { useReturnedFocus } from '../ui/use-returned-focus';
import { diffLines } from './diff-lines';
import { DiffList } from './diff-list';
import { InFlightFields } from './in-flight-fields';

interface Props {
  readonly journey: JourneyDetail;
  /** The version that is live. */
  readonly version: VersionId;
  readonly running: boolean;
  readonly onPublish: (inFlight: InFlight) => void;
  readonly onClose: () => void;
}

/** What publishing would change, and what becomes of the people who are under way. */
export function PublishDialog({ journey, version, running, onPublish, onClose }: Props) {
  useReturnedFocus();
  const [drawn, setDrawn] = useState(false);
  const [choice, setChoice] = useState<InFlight>({ type: 'stay' });
  const draft = useJourney((state) => state.document);
  const live = useQuery(journeyQueries.version(journey.id, version));
  const impact = useQuery(lifecycleQueries.impact(journey.id));
  const error = live.error ?? impact.error;
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={!drawn} // Then it closes what lies over this.
      size="lg"
      title={`Publish “${journey.name}”`}
      data-testid="publish-dialog"
    >
      <Stack>
        <Title order={3} size="h5">
          Changes since version {journey.version?.number}
        </Title>
        {live.data && (
          <>
            <DiffList lines={diffLines(diffJourneys(live.data.document, draft), live.data.document, draft)} />
            <Group>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconGitCompare size={15} aria-hidden />}
                onClick={() => setDrawn(true)}
                data-testid="show-diff"
              >
                Show on the canvas
              </Button>
            </Group>
            {drawn && (
              <CompareDialog title={`What changes since version ${live.data.number}`} onClose={() => setDrawn(false)}>
                <CompareView before={live.data.document} after={draft} label="The draft and what is live" />
              </CompareDialog>
            )}
          </>
        )}
        <Title order={3} size="h5">
          People under way
        </Title>
        {impact.data && <InFlightFields impact={impact.data} draft={draft} choice={choice} onChange={setChoice} />}
        {(live.isPending || impact.isPending) && <Loader aria-label="Looking at what would change" />}
        {error && <ErrorNotice title="What would change can't be shown" error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={running}
            disabled={!impact.data}
            onClick={() => onPublish(choice)}
            data-testid="publish-confirm"
          >
            Publish
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
