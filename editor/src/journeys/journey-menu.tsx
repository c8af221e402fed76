import { ActionIcon, Menu } from '@mantine/core';
import type { JourneySummary } from '@sendero/shared';
import { IconDots, IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteJourney, journeyQueries, pauseJourney, renameJourney, resumeJourney } from '../api/journeys-api';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { toastFailure, toastSuccess } from '../ui/toast';
import { NameDialog } from './name-dialog';

/** What can be done with a journey from the list. */
export function JourneyMenu({ journey }: { readonly journey: JourneySummary }) {
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null);
  const client = useQueryClient();
  const changed = () => client.invalidateQueries({ queryKey: journeyQueries.all });

  const rename = useMutation({
    mutationFn: (name: string) => renameJourney(journey.id, name),
    onSuccess: async () => {
      await changed();
      setDialog(null);
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteJourney(journey.id),
    onSuccess: async () => {
      setDialog(null);
      toastSuccess(`“${journey.name}” was deleted.`);
      await changed();
    },
  });
  const pause = useMutation({
    mutationFn: () => pauseJourney(journey.id),
    onSuccess: async () => {
      toastSuccess(`“${journey.name}” is paused. Everybody stays where they are.`);
      await changed();
    },
    onError: (error) => toastFailure('The journey was not paused', error),
  });
  const resume = useMutation({
    mutationFn: () => resumeJourney(journey.id),
    onSuccess: async () => {
      toastSuccess(`“${journey.name}” goes on.`);
      await changed();
    },
    onError: (error) => toastFailure('The journey was not resumed', error),
  });
  const close = () => {
    setDialog(null);
    rename.reset();
    remove.reset();
  };

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Actions for ${journey.name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('rename')}>
            Rename
          </Menu.Item>
          {journey.status === 'live' && (
            <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => pause.mutate()}>
              Pause
            </Menu.Item>
          )}
          {journey.status === 'paused' && (
            <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => resume.mutate()}>
              Resume
            </Menu.Item>
          )}
          {journey.version === null && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setDialog('delete')}>
              Delete
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <NameDialog
        opened={dialog === 'rename'}
        title="Rename the journey"
        action="Rename"
        initialName={journey.name}
        running={rename.isPending}
        error={rename.error}
        onSubmit={(name) => rename.mutate(name)}
        onClose={close}
      />
      <ConfirmDialog
        opened={dialog === 'delete'}
        title={`Delete “${journey.name}”?`}
        action="Delete"
        running={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        The draft goes for good. It was never published, so no contact is affected.
      </ConfirmDialog>
    </>
  );
}
