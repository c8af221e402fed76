import { Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { Problem } from '@sendero/shared';
import { useState, type FormEvent } from 'react';

interface Props {
  /** The scenarios that do not pass, each with where it left the way. */
  readonly problems: readonly Problem[];
  readonly running: boolean;
  readonly onPublish: (despite: string) => void;
  /** Goes to where the scenarios are walked. */
  readonly onLook: () => void;
  readonly onClose: () => void;
}

/** Says which scenarios stand in the way of publishing, and lets people publish all the same with a reason. */
export function RedScenariosDialog({ problems, running, onPublish, onLook, onClose }: Props) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onPublish(reason.trim());
  };
  const one = problems.length === 1;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={one ? 'A scenario does not pass' : `${problems.length} scenarios do not pass`}
      data-testid="red-scenarios"
    >
      <form onSubmit={submit}>
        <Stack>
          <List spacing="xs" size="sm">
            {problems.map((problem, index) => (
              <List.Item key={index}>{problem.message}</List.Item>
            ))}
          </List>
          <Text size="sm">
            Nothing was published. Mend the journey, or let {one ? 'the scenario' : 'the scenarios'} expect what comes
            of {one ? 'it' : 'them'} now, if that is what you meant.
          </Text>
          <Textarea
            label="Why publish all the same?"
            description="The reason stays in the history of the journey."
            maxLength={500}
            autosize
            minRows={2}
            maxRows={6}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-testid="despite-reason"
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="default" onClick={onLook} data-testid="red-look">
              Look at them in Simulate
            </Button>
            <Button
              type="submit"
              color="red"
              loading={running}
              disabled={reason.trim() === ''}
              data-testid="publish-despite"
            >
              Publish all the same
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
