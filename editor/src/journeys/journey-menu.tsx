import { ActionIcon, Menu } from '@mantine/core';
import type { JourneySummary } from '@sendero/shared';
import { IconDots, IconPencil, IconReportAnalytics, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { deleteJourney, getJourney, journeyQueries, renameJourney } from '../api/journeys-api';
import { LifecycleItems } from '../lifecycle/lifecycle-items';
import { ResumeDialog } from '../lifecycle/resume-dialog';
import { listScenarios } from '../api/scenarios-api';
import { saveJourneyFile } from '../lifecycle/save-journey-file';
import { StopDialog } from '../lifecycle/stop-dialog';
import { useLifecycle } from '../lifecycle/use-lifecycle';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { toastFailure, toastSuccess } from '../ui/toast';
import { NameDialog } from './name-dialog';

/** What can be done with a journey from the list. */
export function JourneyMenu({ journey }: { readonly journey: JourneySummary }) {
  const [dialog, setDialog] = useState<'rename' | 'delete' | 'resume' | 'stop' | null>(null);
  const lifecycle = useLifecycle(journey);
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
  const exportFile = async () => {
    try {
      const [{ draft }, scenarios] = await Promise.all([getJourney(journey.id), listScenarios(journey.id)]);
      saveJourneyFile(
        journey.name,
        draft,
        scenarios.map(({ name, document }) => ({ name, document })),
      );
    } catch (error) {
      toastFailure('The journey was not exported', error);
    }
  };
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
          {journey.version && (
            <Menu.Item
              component={Link}
              to={`/journeys/${journey.id}/report`}
              leftSection={<IconReportAnalytics size={16} />}
            >
              Report
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('rename')}>
            Rename…
          </Menu.Item>
          <LifecycleItems
            journey={journey}
            lifecycle={lifecycle}
            onResume={() => setDialog('resume')}
            onStop={() => setDialog('stop')}
            onExport={() => void exportFile()}
          />
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
      {dialog === 'resume' && (
        <ResumeDialog
          journey={journey}
          onClose={close}
          onResumed={(summary) => {
            close();
            lifecycle.show(summary);
            toastSuccess(`“${journey.name}” goes on.`);
          }}
        />
      )}
      {dialog === 'stop' && (
        <StopDialog
          journey={journey}
          onClose={close}
          onStopped={(summary) => {
            close();
            lifecycle.show(summary);
            toastSuccess(`“${journey.name}” starts nobody any more.`);
          }}
        />
      )}
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
