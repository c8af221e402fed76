import { Checkbox, Stack } from '@mantine/core';
import {
  channelEventTypes,
  journeyEventTypes,
  webexConnectEventTypes,
  webhookEventTitles,
  webhookEventTypes,
  webhookSettings,
  type NewWebhook,
  type WebhookEventType,
  type WebhookFormat,
  type WebhookSettings,
  type WebhookView,
} from '@sendero/shared';
import { changeWebhook, createWebhook } from '../api/webhooks-api';
import { ChoiceSelect } from '../inspector/choice-select';
import { ChannelsSelect } from './channels-select';
import { EndpointDrawer, type EndpointWords } from './endpoint-drawer';
import { JourneysSelect } from './journeys-select';

const WORDS: EndpointWords = {
  kind: 'webhook',
  name: { placeholder: 'CRM' },
  url: {
    placeholder: 'https://crm.example/whatsapp',
    description:
      'Events are posted there as JSON, each signed. Addresses in private networks work only where the server allows them.',
  },
  enabled: 'While it is off, nothing new is told; what waits stays.',
};

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

const BLANK: WebhookSettings = {
  name: '',
  url: '',
  format: 'sendero',
  events: ['message.received'],
  journeys: [],
  channels: [],
  enabled: true,
};

interface Props {
  /** The webhook that is changed; null for a new one. */
  readonly webhook: WebhookView | null;
  readonly onCreated: (created: NewWebhook) => void;
  readonly onClose: () => void;
}

/** Where events go, which, and how they are written. */
export function WebhookDrawer({ webhook, onCreated, onClose }: Props) {
  const save = async (settings: WebhookSettings): Promise<NewWebhook | null> => {
    if (!webhook) return createWebhook(settings);
    await changeWebhook(webhook.id, settings);
    return null;
  };
  return (
    <EndpointDrawer
      words={WORDS}
      initial={webhook ?? BLANK}
      schema={webhookSettings}
      save={save}
      isNew={webhook === null}
      onCreated={onCreated}
      onClose={onClose}
    >
      {(draft, change) => <ToldFields settings={draft} onChange={change} />}
    </EndpointDrawer>
  );
}

interface ToldProps {
  readonly settings: WebhookSettings;
  readonly onChange: (settings: WebhookSettings) => void;
}

function ToldFields({ settings, onChange }: ToldProps) {
  const { format, events, journeys, channels } = settings;
  const offered = offeredIn(format);
  return (
    <>
      <ChoiceSelect
        label="Format"
        choices={FORMATS}
        value={format}
        onChange={(chosen) =>
          onChange({ ...settings, format: chosen, events: events.filter((type) => offeredIn(chosen).includes(type)) })
        }
      />
      <Checkbox.Group
        label="Events"
        description="What the other system is told of"
        value={[...events]}
        onChange={(chosen) =>
          onChange({ ...settings, events: webhookEventTypes.filter((type) => chosen.includes(type)) })
        }
      >
        <Stack gap="xs" mt="xs">
          {offered.map((type) => (
            <Checkbox key={type} value={type} label={webhookEventTitles[type]} description={HINTS[type]} />
          ))}
        </Stack>
      </Checkbox.Group>
      {events.some((type) => journeyEventTypes.includes(type)) && (
        <JourneysSelect value={journeys} onChange={(chosen) => onChange({ ...settings, journeys: chosen })} />
      )}
      {events.some((type) => channelEventTypes.includes(type)) && (
        <ChannelsSelect value={channels} onChange={(chosen) => onChange({ ...settings, channels: chosen })} />
      )}
    </>
  );
}

function offeredIn(format: WebhookFormat): readonly WebhookEventType[] {
  return format === 'sendero' ? webhookEventTypes : webexConnectEventTypes;
}
