import { Modal, Stack, TextInput } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice';
import { FormButtons } from './form-buttons';

interface Props<Saved> {
  readonly title: string;
  /** As it is typed; saved without spaces around it. */
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly maxLength: number;
  readonly description?: string;
  readonly save: UseMutationResult<Saved, Error, void>;
  /** What is said when it could not be saved. */
  readonly failure: string;
  readonly onClose: () => void;
  /** The other fields. */
  readonly children: ReactNode;
}

/** Asks for a name and whatever else belongs to something, and saves it. */
export function NamedDialog<Saved>(props: Props<Saved>) {
  const { name, save, onClose } = props;
  const isNamed = name.trim() !== '';
  return (
    <Modal opened onClose={onClose} title={props.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) save.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            description={props.description}
            data-autofocus
            maxLength={props.maxLength}
            value={name}
            onChange={(event) => props.onName(event.currentTarget.value)}
          />
          {props.children}
          {save.error && <ErrorNotice title={props.failure} error={save.error} />}
          <FormButtons action="Save" running={save.isPending} disabled={!isNamed} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
