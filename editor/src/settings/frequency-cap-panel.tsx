import { Button, Group, Stack, Switch } from '@mantine/core';
import type { FrequencyCap } from '@sendero/shared';
import { useState } from 'react';
import type { Workspace } from '../api/workspace-api';
import { FIRST_CAP, FrequencyCapFields } from '../inspector/frequency-cap-fields';
import { sameJson } from '../store/same-json';
import { ErrorNotice } from '../ui/error-notice';
import { Panel } from '../ui/panel';
import { useSaveWorkspace } from './use-save-workspace';

/** How often all journeys together write to one contact. */
export function FrequencyCapPanel({ workspace: { frequencyCap } }: { readonly workspace: Workspace }) {
  const [cap, setCap] = useState<FrequencyCap | null>(frequencyCap);
  const save = useSaveWorkspace('The frequency cap is saved and holds from now on.');
  return (
    <Panel
      title="Frequency cap"
      description="How often all journeys together write to one contact. A step that would send more leaves by “Blocked”. What your team writes in the inbox is neither counted nor held back."
    >
      <Stack gap="sm" maw={420}>
        <Switch
          label="Cap the messages of all journeys"
          checked={cap !== null}
          onChange={(event) => setCap(event.currentTarget.checked ? (frequencyCap ?? FIRST_CAP) : null)}
        />
        {cap && <FrequencyCapFields value={cap} onChange={setCap} />}
        <Group>
          <Button
            disabled={sameJson(cap, frequencyCap)}
            loading={save.isPending}
            onClick={() => save.mutate({ frequencyCap: cap })}
          >
            Save the cap
          </Button>
        </Group>
        {save.error && <ErrorNotice title="The frequency cap was not saved" error={save.error} />}
      </Stack>
    </Panel>
  );
}
