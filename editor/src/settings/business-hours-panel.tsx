import { ActionIcon, Button, Group, Stack, Switch } from '@mantine/core';
import { businessHours, MOST_BUSINESS_HOURS, type BusinessHours } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { updateWorkspace, workspaceQuery, type Workspace } from '../api/workspace-api';
import { DayHoursFields } from '../inspector/day-hours-fields';
import { ErrorNotice } from '../ui/error-notice';
import { Panel } from '../ui/panel';
import { TimeZoneSelect } from '../ui/time-zone-select';
import { toastSuccess } from '../ui/toast';
import styles from './business-hours-panel.module.css';

type Stretch = BusinessHours['hours'][number];

const FIRST: Stretch = { days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'], from: '09:00', until: '18:00' };

/** When there are people to answer; rules can ask for it. */
export function BusinessHoursPanel({ workspace }: { readonly workspace: Workspace }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<BusinessHours | null>(workspace.businessHours);
  const save = useMutation({
    mutationFn: () => updateWorkspace({ businessHours: draft }),
    onSuccess: (saved) => {
      client.setQueryData(workspaceQuery.queryKey, saved);
      setDraft(saved.businessHours);
      toastSuccess(saved.businessHours ? 'The business hours were saved.' : 'There are no business hours any more.');
    },
  });
  const isChanged = JSON.stringify(draft) !== JSON.stringify(workspace.businessHours);
  const isWhole = draft === null || businessHours.safeParse(draft).success;
  return (
    <Panel
      title="Business hours"
      description="When there are people to answer. Rules for incoming messages can hold within these hours only, or outside of them only; outside of them the away message answers."
    >
      <Stack gap="md">
        <Switch
          label="There are business hours"
          checked={draft !== null}
          onChange={(event) =>
            setDraft(event.currentTarget.checked ? { zone: workspace.timeZone, hours: [FIRST] } : null)
          }
        />
        {draft && <Fields value={draft} onChange={setDraft} />}
        {save.error && <ErrorNotice title="The business hours were not saved" error={save.error} />}
        {isChanged && (
          <Group gap="xs">
            <Button loading={save.isPending} disabled={!isWhole} onClick={() => save.mutate()}>
              Save
            </Button>
            <Button variant="default" onClick={() => setDraft(workspace.businessHours)}>
              Leave as it was
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

interface FieldsProps {
  readonly value: BusinessHours;
  readonly onChange: (value: BusinessHours) => void;
}

function Fields({ value: { zone, hours }, onChange }: FieldsProps) {
  const setHours = (changed: readonly Stretch[]) => onChange({ zone, hours: changed });
  return (
    <>
      <TimeZoneSelect
        label="Time zone of the business hours"
        value={zone}
        onChange={(chosen) => onChange({ zone: chosen, hours })}
      />
      {hours.map((stretch, index) => (
        <div
          // Stretches have no identity but their place.
          key={index}
          className={styles.stretch}
          role="group"
          aria-label={`Hours ${index + 1}`}
        >
          <div className={styles.fields}>
            <DayHoursFields
              value={stretch}
              labels={{ from: 'Open from', until: 'Open until' }}
              onChange={(changed) => setHours(hours.with(index, changed))}
            />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Delete hours ${index + 1}`}
            disabled={hours.length === 1}
            onClick={() => setHours(hours.toSpliced(index, 1))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={hours.length >= MOST_BUSINESS_HOURS}
          onClick={() => setHours([...hours, { ...FIRST, days: ['Sat'], from: '10:00', until: '14:00' }])}
        >
          Add other hours
        </Button>
      </Group>
    </>
  );
}
