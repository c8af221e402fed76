import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { messageOf } from '../api/problem-error';

export interface NameDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What the name is for; a journey when left out. */
  readonly what?: keyof typeof words;
  /** The verb on the button. */
  readonly action: string;
  /** What else people should know before they go on. */
  readonly note?: string;
  readonly initialName: string;
  readonly running: boolean;
  readonly error: unknown;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
}

const words = {
  journey: {
    description: "Your team sees it; contacts don't.",
    placeholder: 'Welcome and first order',
    missing: 'Give the journey a name.',
  },
  scenario: {
    description: 'Say who it is about and what comes of it.',
    placeholder: 'Orders at once',
    missing: 'Give the scenario a name.',
  },
} as const;

/** Asks for the name of a journey, or of something in it. */
export function NameDialog({ opened, title, onClose, ...form }: NameDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <NameForm {...form} onClose={onClose} />
    </Modal>
  );
}

/** Lives only while the dialog is open, so that each opening starts with the name as it is. */
function NameForm({
  what = 'journey',
  note,
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
        description={words[what].description}
        placeholder={words[what].placeholder}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing && name.trim() === '' ? words[what].missing : error !== null && messageOf(error)}
        maxLength={120}
        required
        data-autofocus
      />
      {note && (
        <Text size="sm" mt="sm">
          {note}
        </Text>
      )}
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
