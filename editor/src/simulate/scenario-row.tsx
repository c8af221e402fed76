import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCheck, IconDots, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { NameDialog } from '../journeys/name-dialog';
import { ConfirmDialog } from '../ui/confirm-dialog';
import styles from './scenarios-panel.module.css';
import type { ProvenScenario, Scenarios } from './use-scenarios';

interface Props {
  readonly proven: ProvenScenario;
  readonly scenarios: Scenarios;
  readonly shown: boolean;
  readonly onRun: () => void;
  readonly onAdopt: () => void;
}

/** One scenario: whether it passes, where it left the way, and what can be done with it. */
export function ScenarioRow({ proven, scenarios, shown, onRun, onAdopt }: Props) {
  const { scenario, result } = proven;
  const { difference } = result;
  const { change, remove } = scenarios;
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null);
  const close = () => {
    setDialog(null);
    change.reset();
    remove.reset();
  };
  return (
    <li className={styles.row} data-shown={shown} data-red={difference !== null} data-testid="sim-scenario">
      <span className={styles.verdict} data-red={difference !== null}>
        {difference ? <IconX size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />}
        {difference ? 'Red' : 'Passes'}
      </span>
      <span className={styles.name}>
        <strong>{scenario.name}</strong>
        {difference && <span className={styles.difference}>{difference.sentence}</span>}
      </span>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        aria-label={`Run “${scenario.name}” on the canvas`}
        onClick={onRun}
      >
        Run
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for “${scenario.name}”`}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('rename')}>Rename…</Menu.Item>
          {difference && <Menu.Item onClick={onAdopt}>Expect what comes of it now</Menu.Item>}
          <Menu.Item color="red" onClick={() => setDialog('delete')}>
            Delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NameDialog
        opened={dialog === 'rename'}
        title="Rename the scenario"
        action="Rename"
        what="scenario"
        initialName={scenario.name}
        running={change.isPending}
        error={change.error}
        onSubmit={(name) => change.mutate({ scenario: scenario.id, name }, { onSuccess: close })}
        onClose={close}
      />
      <ConfirmDialog
        opened={dialog === 'delete'}
        title={`Delete “${scenario.name}”?`}
        action="Delete"
        running={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(scenario.id, { onSuccess: close })}
        onClose={close}
      >
        It will no longer be walked before the journey is published.
      </ConfirmDialog>
    </li>
  );
}
