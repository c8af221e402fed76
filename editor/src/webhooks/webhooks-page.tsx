import { Button } from '@mantine/core';
import {
  channelEventTypes,
  journeyEventTypes,
  webhookEventTitles,
  type BotView,
  type WebhookView,
} from '@sendero/shared';
import { IconPlus, IconRobot, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { webhookQueries } from '../api/webhooks-api';
import { BackLink } from '../ui/back-link';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { BotDrawer } from './bot-drawer';
import { EndpointDialogs, type EndpointAsked } from './endpoint-dialogs';
import { EndpointRow } from './endpoint-row';
import { EndpointSection } from './endpoint-section';
import { SecretsDialog, type ShownSecrets } from './secrets-dialog';
import { shownBot, shownWebhook } from './shown-secrets';
import { WebhookDrawer } from './webhook-drawer';
import styles from './webhooks-page.module.css';

type Form =
  | { readonly type: 'webhook'; readonly webhook: WebhookView | null }
  | { readonly type: 'bot'; readonly bot: BotView | null };

/** Which other systems are told of what, and which bots can have conversations. */
export function WebhooksPage() {
  const webhooks = useQuery(webhookQueries.list());
  const bots = useQuery(webhookQueries.bots());
  const [form, setForm] = useState<Form | null>(null);
  const [asked, setAsked] = useState<EndpointAsked | null>(null);
  const [shown, setShown] = useState<ShownSecrets | null>(null);
  const addWebhook = (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setForm({ type: 'webhook', webhook: null })}>
      New webhook
    </Button>
  );
  const addBot = (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setForm({ type: 'bot', bot: null })}>
      New bot
    </Button>
  );
  return (
    <Page
      title="Webhooks and bots"
      description="Tell other systems what happens, as it happens, and let bots have conversations."
      back={<BackLink to="/settings">Settings</BackLink>}
    >
      <div className={styles.parts}>
        <EndpointSection
          title="Webhooks"
          query={webhooks}
          add={addWebhook}
          none={
            <EmptyState Icon={IconWebhook} title="No webhooks yet" action={addWebhook}>
              A webhook posts messages, receipts, consent or runs to an address of yours, signed, in order for each
              contact, and tries again for three days.
            </EmptyState>
          }
        >
          {(webhook) => (
            <EndpointRow
              key={webhook.id}
              endpoint={webhook}
              purpose={purposeOf(webhook)}
              onChange={() => setForm({ type: 'webhook', webhook })}
              onRotate={() => setAsked({ type: 'rotate', kind: 'webhook', endpoint: webhook })}
              onDelete={() => setAsked({ type: 'delete', kind: 'webhook', endpoint: webhook })}
            />
          )}
        </EndpointSection>
        <EndpointSection
          title="Bots"
          query={bots}
          add={addBot}
          none={
            <EmptyState Icon={IconRobot} title="No bots yet" action={addBot}>
              A rule or a journey can hand a conversation to a bot of yours. The bot gets what the customer writes and
              answers through the API, until it resolves the conversation or brings people in.
            </EmptyState>
          }
        >
          {(bot) => (
            <EndpointRow
              key={bot.id}
              endpoint={bot}
              purpose={holdingText(bot)}
              onChange={() => setForm({ type: 'bot', bot })}
              onRotate={() => setAsked({ type: 'rotate', kind: 'bot', endpoint: bot })}
              onDelete={() => setAsked({ type: 'delete', kind: 'bot', endpoint: bot })}
            />
          )}
        </EndpointSection>
      </div>
      {form?.type === 'webhook' && (
        <WebhookDrawer
          webhook={form.webhook}
          onCreated={(created) => setShown(shownWebhook(created))}
          onClose={() => setForm(null)}
        />
      )}
      {form?.type === 'bot' && (
        <BotDrawer bot={form.bot} onCreated={(created) => setShown(shownBot(created))} onClose={() => setForm(null)} />
      )}
      {asked && <EndpointDialogs asked={asked} onRotated={setShown} onClose={() => setAsked(null)} />}
      {shown && <SecretsDialog shown={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}

function purposeOf({ format, events, journeys, channels }: WebhookView): string {
  const told = events.map((type) => webhookEventTitles[type]).join(', ');
  const some = journeys.length === 1 ? 'of one journey' : `of ${journeys.length} journeys`;
  const over = channels.length === 1 ? 'over one channel' : `over ${channels.length} channels`;
  return [
    told,
    ...(journeys.length > 0 && events.some((type) => journeyEventTypes.includes(type)) ? [some] : []),
    ...(channels.length > 0 && events.some((type) => channelEventTypes.includes(type)) ? [over] : []),
    ...(format === 'webex-connect' ? ['as Webex Connect'] : []),
  ].join(' · ');
}

function holdingText({ holding }: BotView): string {
  if (holding === 0) return 'Has no conversation now';
  return holding === 1 ? 'Has one conversation' : `Has ${holding} conversations`;
}
