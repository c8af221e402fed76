import { Alert, Button, FileButton, Modal } from '@mantine/core';
import { nameFromFile, readJourney, type JourneyDocument, type NamedScenario } from '@sendero/shared';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { createJourney, journeyQueries } from '../api/journeys-api';
import { NameDialog } from '../journeys/name-dialog';
import styles from './import-journey.module.css';

interface Chosen {
  readonly name: string;
  readonly journey: JourneyDocument;
  readonly scenarios: readonly NamedScenario[];
}

/** Reads a journey from a file, says what is wrong with it, or makes a draft of it under a name. */
export function ImportJourney() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [complaints, setComplaints] = useState<readonly string[]>([]);
  const navigate = useNavigate();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: ({ name, journey, scenarios }: Chosen) => createJourney({ name, document: journey, scenarios }),
    onSuccess: async (journey) => {
      void client.invalidateQueries({ queryKey: journeyQueries.all });
      await navigate(`/journeys/${journey.id}`);
    },
  });
  const read = async (file: File | null) => {
    if (!file) return;
    const result = readJourney(await file.text());
    if ('complaints' in result) setComplaints(result.complaints);
    else setChosen({ name: nameFromFile(file.name), ...result });
  };
  const close = () => {
    setChosen(null);
    create.reset();
  };
  return (
    <>
      <FileButton
        accept="application/json,.json"
        onChange={(file) => void read(file)}
        inputProps={{ 'aria-label': 'A journey as a file' }}
      >
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={18} aria-hidden />}>
            Import
          </Button>
        )}
      </FileButton>
      <NameDialog
        opened={chosen !== null}
        title="Import a journey"
        action="Import"
        initialName={chosen?.name ?? ''}
        running={create.isPending}
        error={create.error}
        onSubmit={(name) => chosen && create.mutate({ ...chosen, name })}
        onClose={close}
      />
      <Modal opened={complaints.length > 0} onClose={() => setComplaints([])} title="This file can't be imported">
        <Alert color="red" data-testid="import-complaints">
          <ul className={styles.complaints}>
            {complaints.slice(0, MOST).map((complaint) => (
              <li key={complaint}>{complaint}</li>
            ))}
          </ul>
          {complaints.length > MOST && `and ${complaints.length - MOST} more`}
        </Alert>
      </Modal>
    </>
  );
}

/** How many complaints are shown at once. */
const MOST = 12;
