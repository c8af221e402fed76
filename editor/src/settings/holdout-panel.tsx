import { Button, Group, NumberInput, Stack } from '@mantine/core';
import { MOST_HOLDOUT_PERCENT } from '@sendero/shared';
import { useState } from 'react';
import type { Workspace } from '../api/workspace-api';
import { ErrorNotice } from '../ui/error-notice';
import { Panel } from '../ui/panel';
import { useSaveWorkspace } from './use-save-workspace';

/** The share of contacts that no journey reaches, to compare the others with. */
export function HoldoutPanel({ workspace: { holdoutPercent } }: { readonly workspace: Workspace }) {
  const [percent, setPercent] = useState(holdoutPercent);
  const save = useSaveWorkspace('The holdout is saved. It counts for everybody who would start a journey from now on.');
  return (
    <Panel
      title="Holdout"
      description="This many of 100 contacts get nothing of any journey, so that you can see what all journeys together bring about. Who they are stays the same; journeys count them apart. A journey can have a control group of its own as well."
    >
      <Stack gap="sm" maw={420}>
        <NumberInput
          label="Contacts held back"
          suffix=" %"
          min={0}
          max={MOST_HOLDOUT_PERCENT}
          allowDecimal={false}
          clampBehavior="strict"
          value={percent}
          onChange={(value) => {
            if (typeof value === 'number') setPercent(value);
          }}
        />
        <Group>
          <Button
            disabled={percent === holdoutPercent}
            loading={save.isPending}
            onClick={() => save.mutate({ holdoutPercent: percent })}
          >
            Save the holdout
          </Button>
        </Group>
        {save.error && <ErrorNotice title="The holdout was not saved" error={save.error} />}
      </Stack>
    </Panel>
  );
}
