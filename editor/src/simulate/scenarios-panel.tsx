import { Button, Loader } from '@mantine/core';
import type { ScenarioId } from '@sendero/shared';
import { IconDeviceFloppy, IconPlayerPlay } from '@tabler/icons-react';
import { ErrorNotice } from '../ui/error-notice';
import { toastFailure, toastSuccess } from '../ui/toast';
import { ScenarioRow } from './scenario-row';
import styles from './scenarios-panel.module.css';
import { isRed, type ProvenScenario, type Scenarios } from './use-scenarios';

interface Props {
  readonly scenarios: Scenarios;
  /** The one that the canvas shows. */
  readonly shown: ScenarioId | null;
  /** Whether there is a walk to save. */
  readonly canSave: boolean;
  readonly onSave: () => void;
  /** Walks it on the canvas. */
  readonly onRun: (scenario: ProvenScenario) => void;
  /** Makes it expect what comes of it now. */
  readonly onAdopt: (scenario: ProvenScenario) => void;
}

/** The walks that must come out the same before this journey is published. */
export function ScenariosPanel({ scenarios, shown, canSave, onSave, onRun, onAdopt }: Props) {
  const { query, proven } = scenarios;
  const red = proven.filter(isRed).length;
  const runAll = () => {
    scenarios.runAll().then(
      ({ all, red: failed }) =>
        failed === 0
          ? toastSuccess(all === 1 ? 'The scenario passes.' : `All ${all} scenarios pass.`)
          : toastFailure('Not every scenario passes', new Error(`${failed} of ${all} left the way.`)),
      (error: unknown) => toastFailure('The scenarios could not be run', error),
    );
  };
  return (
    <div className={styles.panel} data-testid="sim-scenarios">
      <div className={styles.head}>
        <Button
          size="xs"
          leftSection={<IconDeviceFloppy size={15} aria-hidden />}
          disabled={!canSave}
          onClick={onSave}
          data-testid="sim-save-scenario"
        >
          Save this walk as a scenario
        </Button>
        {proven.length > 0 && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerPlay size={15} aria-hidden />}
            loading={query.isFetching}
            onClick={runAll}
            data-testid="sim-run-all"
          >
            Run all
          </Button>
        )}
        {proven.length > 0 && (
          <span className={styles.sum} data-red={red > 0} role="status" data-testid="sim-scenario-sum">
            {red === 0 ? 'All of them pass.' : `${red} of ${proven.length} ${red === 1 ? 'does' : 'do'} not pass.`}
          </span>
        )}
      </div>
      {query.error && (
        <ErrorNotice error={query.error} title="The scenarios can't be shown" onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Loader size="sm" aria-label="Loading the scenarios" />}
      {query.data?.length === 0 && (
        <p className={styles.none}>
          Take a walk that must keep working and save it. From then on it is walked again before each publishing, and
          stops it when something comes out otherwise.
        </p>
      )}
      <ul className={styles.list}>
        {proven.map((one) => (
          <ScenarioRow
            key={one.scenario.id}
            proven={one}
            scenarios={scenarios}
            shown={one.scenario.id === shown}
            onRun={() => onRun(one)}
            onAdopt={() => onAdopt(one)}
          />
        ))}
      </ul>
    </div>
  );
}
