import { Button, Drawer, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { z } from 'zod';
import { webhookQueries } from '../api/webhooks-api';
import { ErrorNotice } from '../ui/error-notice';
import { toastSuccess } from '../ui/toast';

/** What the settings of everything that is told something have. */
interface EndpointSettings {
  readonly name: string;
  readonly url: string;
  readonly enabled: boolean;
}

/** What the form says of one kind of endpoint. */
export interface EndpointWords {
  /** Within a sentence, such as “bot”. */
  readonly kind: string;
  readonly name: { readonly placeholder: string; readonly description?: string };
  readonly url: { readonly placeholder: string; readonly description: string };
  readonly enabled: string;
}

interface Props<Settings extends EndpointSettings, Created> {
  readonly words: EndpointWords;
  readonly initial: Settings;
  readonly schema: z.ZodType<Settings>;
  /** Adds a new endpoint and answers it, or changes one and answers null. */
  readonly save: (settings: Settings) => Promise<Created | null>;
  readonly isNew: boolean;
  readonly onCreated: (created: Created) => void;
  readonly onClose: () => void;
  /** What only this kind has, between the address and the switch. */
  readonly children?: (draft: Settings, onChange: (draft: Settings) => void) => ReactNode;
}

/** The form of a webhook or a bot. */
export function EndpointDrawer<Settings extends EndpointSettings, Created>(props: Props<Settings, Created>) {
  const { words, initial, schema, save, isNew, onCreated, onClose, children } = props;
  const [draft, setDraft] = useState(initial);
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: () => save(schema.parse(draft)),
    onSuccess: async (created) => {
      await client.invalidateQueries({ queryKey: webhookQueries.all });
      onClose();
      if (created) onCreated(created);
      else toastSuccess(`“${draft.name}” was saved.`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={isNew ? `New ${words.kind}` : `Change the ${words.kind}`}
      data-testid={`${words.kind}-drawer`}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <TextInput
            label="Name"
            {...words.name}
            required
            maxLength={80}
            value={draft.name}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, name: value })}
          />
          <TextInput
            label="Address"
            {...words.url}
            required
            inputMode="url"
            spellCheck={false}
            maxLength={2_000}
            value={draft.url}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, url: value.trim() })}
          />
          {children?.(draft, setDraft)}
          <Switch
            label="Switched on"
            description={words.enabled}
            checked={draft.enabled}
            onChange={({ currentTarget: { checked } }) => setDraft({ ...draft, enabled: checked })}
          />
          {saving.error && <ErrorNotice title={`The ${words.kind} was not saved`} error={saving.error} />}
        </Stack>
        <Group justify="flex-end" mt="xl">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={!schema.safeParse(draft).success}>
            {isNew ? `Add the ${words.kind}` : 'Save changes'}
          </Button>
        </Group>
      </form>
    </Drawer>
  );
}
