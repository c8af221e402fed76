import { Button, Drawer, Group, Stack, Switch, TextInput } from '@mantine/core';
import { botSettings, type BotSettings, type BotView, type NewBot } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeBot, createBot, webhookQueries } from '../api/webhooks-api';
import { ErrorNotice } from '../ui/error-notice';
import { toastSuccess } from '../ui/toast';

interface Props {
  /** The bot that is changed; null for a new one. */
  readonly bot: BotView | null;
  readonly onCreated: (created: NewBot) => void;
  readonly onClose: () => void;
}

/** A bot that rules can hand conversations to. */
export function BotDrawer({ bot, onCreated, onClose }: Props) {
  const [draft, setDraft] = useState<BotSettings>(bot ?? { name: '', url: '', enabled: true });
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: async () => {
      const settings = botSettings.parse(draft);
      if (!bot) return createBot(settings);
      await changeBot(bot.id, settings);
      return null;
    },
    onSuccess: async (created) => {
      await client.invalidateQueries({ queryKey: webhookQueries.all });
      onClose();
      if (created) onCreated(created);
      else toastSuccess(`“${draft.name}” was saved.`);
    },
  });
  const change = (changes: Partial<BotSettings>) => setDraft((before) => ({ ...before, ...changes }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={bot ? 'Change the bot' : 'New bot'}
      data-testid="bot-drawer"
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <TextInput
            label="Name"
            description="The inbox shows it where it shows who has a conversation."
            placeholder="Parcel bot"
            required
            maxLength={80}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label="Address"
            description="What customers write in conversations that the bot holds is posted there, signed and in order. It answers through the API."
            placeholder="https://bot.example/sendero"
            required
            inputMode="url"
            spellCheck={false}
            maxLength={2_000}
            value={draft.url}
            onChange={(event) => change({ url: event.currentTarget.value.trim() })}
          />
          <Switch
            label="Switched on"
            description="When it is switched off, people get its conversations."
            checked={draft.enabled}
            onChange={(event) => change({ enabled: event.currentTarget.checked })}
          />
          {save.error && <ErrorNotice title="The bot was not saved" error={save.error} />}
        </Stack>
        <Group justify="flex-end" mt="xl">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!botSettings.safeParse(draft).success}>
            {bot ? 'Save changes' : 'Add the bot'}
          </Button>
        </Group>
      </form>
    </Drawer>
  );
}
