import { NameDialog } from '../journeys/name-dialog';
import type { ScenarioDocument } from '@sendero/shared';
import { useState } from 'react';
import { toastSuccess } from '../ui/toast';
import type { Scenarios } from './use-scenarios';

interface Props {
  readonly opened: boolean;
  readonly scenarios: Scenarios;
  /** Whether a real contact is simulated. */
  readonly isReal: boolean;
  /** Makes a scenario of the walk. @throws Error when it is too long */
  readonly scenarioOf: () => ScenarioDocument;
  readonly onClose: () => void;
}

/** Saves the walk under a name. */
export function SaveScenarioDialog({ opened, scenarios: { save }, isReal, scenarioOf, onClose }: Props) {
  const [tooLong, setTooLong] = useState<Error | null>(null);
  const close = () => {
    save.reset();
    setTooLong(null);
    onClose();
  };
  const submit = (name: string) => {
    try {
      const onSuccess = () => {
        close();
        toastSuccess(`“${name}” is walked before each publishing from now on.`);
      };
      save.mutate({ name, document: scenarioOf() }, { onSuccess });
    } catch {
      setTooLong(new Error('This walk is longer than a scenario can be. Save a shorter one.'));
    }
  };
  return (
    <NameDialog
      opened={opened}
      title="Save this walk as a scenario"
      action="Save"
      what="scenario"
      {...(isReal && { note: 'What is known of the contact is saved with it, apart from their number.' })}
      initialName=""
      running={save.isPending}
      error={tooLong ?? save.error}
      onSubmit={submit}
      onClose={close}
    />
  );
}
