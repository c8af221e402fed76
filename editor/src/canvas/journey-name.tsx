import { TextInput } from '@mantine/core';
import type { JourneyId } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { journeyQueries, renameJourney } from '../api/journeys-api';
import { toastFailure } from '../ui/toast';
import styles from './journey-name.module.css';

/** The journey's name; pressing it makes it a field. */
export function JourneyName({ id, name }: { readonly id: JourneyId; readonly name: string }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<string | null>(null);
  const rename = useMutation({
    mutationFn: (wanted: string) => renameJourney(id, wanted),
    onSuccess: (summary) =>
      client.setQueryData(journeyQueries.detail(id).queryKey, (detail) => detail && { ...detail, ...summary }),
    onError: (error) => toastFailure('The journey was not renamed', error),
  });
  if (draft === null) {
    return (
      <h1 className={styles.heading}>
        <button type="button" className={styles.name} title="Rename the journey" onClick={() => setDraft(name)}>
          {name}
        </button>
      </h1>
    );
  }
  const finish = () => {
    const wanted = draft.trim();
    setDraft(null);
    if (wanted !== '' && wanted !== name) rename.mutate(wanted);
  };
  return (
    <TextInput
      aria-label="Name of the journey"
      size="xs"
      autoFocus
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
