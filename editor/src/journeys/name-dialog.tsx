import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { messageOf } from '../api/problem-error';

export interface NameDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** The verb on the button. */
  readonly action: string;
  readonly initialName: string;
  readonly running: boolean;
  readonly error: unknown;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for a journey's name. */
export function NameDialog({ opened, title, onClose, ...form }: NameDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <NameForm {...form} onClose={onClose} />
    </Modal>
  );
}

/** Lives only while the dialog is open, so that each opening starts with the name as it is. */
function NameForm({
  action,
  initialName,
  running,
  error,
  onSubmit,
  onClose,
}: Omit<NameDialogProps, 'opened' | 'title'>) {
  const [name, setName] = useState(initialName);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    setMissing(trimmed === '');
    if (trimmed !== '') onSubmit(trimmed);
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextInput
        label="Name"
        description="Your team sees it; contacts don't."
        placeholder="Welcome and first order"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing && name.trim() === '' ? 'Give the journey a name.' : error !== null && messageOf(error)}
        maxLength={120}
        required
        data-autofocus
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={running}>
          {action}
        </Button>
      </Group>
    </form>
  );
}
