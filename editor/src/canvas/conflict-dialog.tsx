import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import type { JourneyDetail, JourneyDocument } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { createJourney, journeyQueries } from '../api/journeys-api';
import { hasCode, messageOf } from '../api/problem-error';

interface Props {
  readonly theirs: JourneyDetail;
  readonly mine: JourneyDocument;
  /** Their draft was chosen. */
  readonly onTakeTheirs: () => void;
  /** Mine is safe in a journey of its own. */
  readonly onCopied: () => void;
}

/** Two people changed the same draft: nothing is lost, and a person says which goes on here. */
export function ConflictDialog({ theirs, mine, onTakeTheirs, onCopied }: Props) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const copy = useMutation({
    mutationFn: () => createCopy(theirs.name, mine),
    onSuccess(created) {
      onCopied();
      void client.invalidateQueries({ queryKey: journeyQueries.all });
      void navigate(`/journeys/${created.id}`);
    },
  });
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title="Somebody else changed this journey">
      <Text size="sm">
        “{theirs.name}” was saved elsewhere while you worked on it: there it has {stepsText(theirs.draft)}, here{' '}
        {stepsText(mine)}. Your work is kept in this browser until you choose.
      </Text>
      {copy.error && (
        <Alert color="red" mt="md">
          {messageOf(copy.error)}
        </Alert>
      )}
      <Group justify="end" mt="lg">
        <Button variant="default" onClick={onTakeTheirs}>
          Reload theirs
        </Button>
        <Button data-autofocus loading={copy.isPending} onClick={() => copy.mutate()}>
          Keep mine as a copy
        </Button>
      </Group>
    </Modal>
  );
}

const MOST_COPIES = 20;

async function createCopy(name: string, document: JourneyDocument): Promise<JourneyDetail> {
  for (let copy = 1; ; copy += 1) {
    try {
      return await createJourney({ name: copy === 1 ? `${name} (copy)` : `${name} (copy ${copy})`, document });
    } catch (error) {
      if (!hasCode(error, 'journey.name_taken') || copy >= MOST_COPIES) throw error;
    }
  }
}

function stepsText({ nodes }: JourneyDocument): string {
  return nodes.length === 1 ? 'one step' : `${nodes.length} steps`;
}
