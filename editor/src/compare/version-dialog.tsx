import { Select } from '@mantine/core';
import type { JourneyDetail, PublishedVersion } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { journeyQueries } from '../api/journeys-api';
import { useJourney } from '../store/journey-context';
import { CanvasWaiting } from '../ui/canvas-waiting';
import { CompareDialog } from './compare-dialog';
import { CompareView } from './compare-view';
import styles from './version-dialog.module.css';

interface Props {
  readonly journey: JourneyDetail;
  readonly version: PublishedVersion;
  /** The version that was live before; undefined when there is none. */
  readonly previous: PublishedVersion | undefined;
  readonly onClose: () => void;
}

type Choice = 'alone' | 'previous' | 'draft';

/** A version as it was published: to be read, and beside the one before it or the draft. */
export function VersionDialog({ journey, version, previous, onClose }: Props) {
  const [choice, choose] = useState<Choice>('alone');
  const draft = useJourney((state) => state.document);
  const shown = useQuery(journeyQueries.version(journey.id, version.id));
  const before = useQuery({
    ...journeyQueries.version(journey.id, previous?.id ?? version.id),
    enabled: choice === 'previous',
  });
  const error = shown.error ?? before.error;
  const document = shown.data?.document;
  const earlier = choice === 'previous' ? before.data?.document : choice === 'draft' ? document : null;
  const choices: readonly { readonly value: Choice; readonly label: string }[] = [
    { value: 'alone', label: `Version ${version.number} as it is` },
    ...(previous
      ? [{ value: 'previous' as const, label: `What version ${version.number} changed since ${previous.number}` }]
      : []),
    { value: 'draft', label: `What the draft changes since version ${version.number}` },
  ];
  return (
    <CompareDialog
      title={`Version ${version.number} of “${journey.name}”`}
      onClose={onClose}
      choice={
        <Select
          aria-label="What is shown"
          className={styles.choice ?? ''}
          size="sm"
          allowDeselect={false}
          data={choices}
          value={choice}
          onChange={(value) => choose(choices.find((one) => one.value === value)?.value ?? 'alone')}
          data-testid="version-choice"
        />
      }
    >
      {document && earlier !== undefined ? (
        <CompareView
          key={choice}
          before={earlier}
          after={choice === 'draft' ? draft : document}
          label={choices.find(({ value }) => value === choice)?.label ?? ''}
        />
      ) : (
        <CanvasWaiting
          label="Opening the version"
          failure="The version can't be shown"
          error={error}
          onRetry={() => void Promise.all([shown.refetch(), before.refetch()])}
        />
      )}
    </CompareDialog>
  );
}
