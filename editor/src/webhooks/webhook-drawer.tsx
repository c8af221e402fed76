import { Button, Checkbox, Drawer, Group, Stack, Switch, TextInput } from '@mantine/core';
import {
  webexConnectEventTypes,
  webhookEventTitles,
  webhookEventTypes,
  webhookSettings,
  type NewWebhook,
  type WebhookEventType,
  type WebhookSettings,
  type WebhookView,
} from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeWebhook, createWebhook, webhookQueries } from '../api/webhooks-api';
import { ChoiceSelect } from '../inspector/choice-select';
import { ErrorNotice } from '../ui/error-notice';
import { toastSuccess } from '../ui/toast';

const FORMATS = [
  { value: 'sendero', label: 'Sendero, version 1' },
  { value: 'webex-connect', label: 'Compatible with Webex Connect' },
] as const;

const HINTS: Partial<Record<WebhookEventType, string>> = {
  'message.postback': 'A tap on a quick reply of a template',
  'message.list_reply': 'A choice from a list',
  'message.button_reply': 'A tap on a button of a message',
  'message.status': 'Sent, delivered, read and failed',
};

const BLANK: WebhookSettings = { name: '', url: '', format: 'sendero', events: ['message.received'], enabled: true };

interface Props {
  /** The webhook that is changed; null for a new one. */
  readonly webhook: WebhookView | null;
  readonly onCreated: (created: NewWebhook) => void;
  readonly onClose: () => void;
}

/** Where events go, which, and how they are written. */
export function WebhookDrawer({ webhook, onCreated, onClose }: Props) {
  const [draft, setDraft] = useState<WebhookSettings>(webhook ?? BLANK);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: async () => {
      const settings = webhookSettings.parse(draft);
      if (!webhook) return createWebhook(settings);
      await changeWebhook(webhook.id, settings);
      return null;
    },
    onSuccess: async (created) => {
      await client.invalidateQueries({ queryKey: webhookQueries.all });
      onClose();
      if (created) onCreated(created);
      else toastSuccess(`“${draft.name}” was saved.`);
    },
  });
  const change = (changes: Partial<WebhookSettings>) => setDraft((before) => ({ ...before, ...changes }));
  const offered = draft.format === 'sendero' ? webhookEventTypes : webexConnectEventTypes;
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
      title={webhook ? 'Change the webhook' : 'New webhook'}
      data-testid="webhook-drawer"
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <TextInput
            label="Name"
            placeholder="CRM"
            required
            maxLength={80}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label="Address"
            description="Events are posted there as JSON, each signed. Addresses in private networks work only where the server allows them."
            placeholder="https://crm.example/whatsapp"
            required
            inputMode="url"
            spellCheck={false}
            maxLength={2_000}
            value={draft.url}
            onChange={(event) => change({ url: event.currentTarget.value.trim() })}
          />
          <ChoiceSelect
            label="Format"
            choices={FORMATS}
            value={draft.format}
            onChange={(format) =>
              change({
                format,
                events:
                  format === 'sendero'
                    ? draft.events
                    : draft.events.filter((type) => webexConnectEventTypes.includes(type)),
              })
            }
          />
          <Checkbox.Group
            label="Events"
            description="What the other system is told of"
            value={[...draft.events]}
            onChange={(chosen) => change({ events: webhookEventTypes.filter((type) => chosen.includes(type)) })}
          >
            <Stack gap="xs" mt="xs">
              {offered.map((type) => (
                <Checkbox key={type} value={type} label={webhookEventTitles[type]} description={HINTS[type]} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Switch
            label="Switched on"
            description="While it is off, nothing new is told; what waits stays."
            checked={draft.enabled}
            onChange={(event) => change({ enabled: event.currentTarget.checked })}
          />
          {save.error && <ErrorNotice title="The webhook was not saved" error={save.error} />}
        </Stack>
        <Group justify="flex-end" mt="xl">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!webhookSettings.safeParse(draft).success}>
            {webhook ? 'Save changes' : 'Add the webhook'}
          </Button>
        </Group>
      </form>
    </Drawer>
  );
}
