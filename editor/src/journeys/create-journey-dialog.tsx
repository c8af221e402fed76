import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { createJourney, journeyQueries } from '../api/journeys-api';
import { NameDialog } from './name-dialog';

/** Names a new journey and opens its canvas. */
export function CreateJourneyDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (name: string) => createJourney({ name }),
    onSuccess: async (journey) => {
      client.setQueryData(journeyQueries.detail(journey.id).queryKey, journey);
      void client.invalidateQueries({ queryKey: journeyQueries.list().queryKey });
      await navigate(`/journeys/${journey.id}`);
    },
  });
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <NameDialog
      opened={opened}
      title="New journey"
      action="Create"
      initialName=""
      running={create.isPending}
      error={create.error}
      onSubmit={(name) => create.mutate(name)}
      onClose={close}
    />
  );
}
