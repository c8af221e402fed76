import { Code, CopyButton, Button, Title } from '@mantine/core';
import type { ChannelView } from '@sendero/shared';
import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { workspaceQuery } from '../api/workspace-api';
import { countText } from '../ui/count-text';
import { Facts } from '../ui/facts';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { CannedRepliesPanel } from './canned-replies-panel';
import { FrequencyCapPanel } from './frequency-cap-panel';
import { HoldoutPanel } from './holdout-panel';
import { BusinessHoursPanel } from './business-hours-panel';
import styles from './settings-page.module.css';
import { TimeZonePanel } from './time-zone-panel';
import { WebhooksPanel } from './webhooks-panel';

/** Shows what is set; most of it is changed where the server runs. */
export function SettingsPage() {
  const query = useQuery(workspaceQuery);
  return (
    <Page
      title="Settings"
      description="How this workspace is set up. Channels and keywords are changed in the server's configuration; it is then started again."
    >
      <Loaded query={query} waiting={<ListSkeleton rows={3} height={140} />} failure="The settings can't be shown">
        {(workspace) => (
          <div className={styles.panels}>
            {workspace.channels.map((channel) => (
              <ChannelPanel key={channel.id} channel={channel} sandbox={workspace.sandbox} />
            ))}
            {workspace.channels.length === 0 && (
              <Panel title="Channels">No WhatsApp number is connected yet, so nothing can be sent or received.</Panel>
            )}
            <Panel
              title="Chat links"
              description="A link, a QR code and a button for your website that open a chat with you, with a first message already written."
            >
              <Button component={Link} to="/settings/chat-links" variant="default" leftSection={<IconLink size={16} />}>
                Make a chat link
              </Button>
            </Panel>
            <TimeZonePanel workspace={workspace} />
            <FrequencyCapPanel workspace={workspace} />
            <HoldoutPanel workspace={workspace} />
            <BusinessHoursPanel workspace={workspace} />
            <Panel title="Inbox" description="Agents, teams, labels, the away message and notices.">
              <Button component={Link} to="/settings/inbox" variant="default">
                Open the inbox settings
              </Button>
            </Panel>
            <CannedRepliesPanel />
            <WebhooksPanel />
            <Panel
              title="Opting out and in"
              description="A message that is exactly one of these words, in capitals or not, changes the contact's consent at once and is recorded in their ledger."
            >
              <div className={styles.keywords}>
                <Keywords title="Stops all messages" words={workspace.optOutKeywords} />
                <Keywords title="Allows messages again" words={workspace.optInKeywords} />
              </div>
            </Panel>
            <Panel title="Sandbox">
              {workspace.sandbox ? (
                <>
                  On: messages go to the phone on this machine, not to WhatsApp, and the clock can be moved forward.{' '}
                  <a className={styles.link} href="/sandbox/" target="_blank" rel="noopener">
                    Open the phone
                  </a>
                </>
              ) : (
                'Off: messages go out over WhatsApp, by the real clock.'
              )}
            </Panel>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function ChannelPanel({ channel, sandbox }: { readonly channel: ChannelView; readonly sandbox: boolean }) {
  const webhook = `${window.location.origin}${channel.webhookPath}`;
  return (
    <Panel title={`Channel: ${channel.name}`}>
      <Facts
        facts={[
          ['Number', channel.displayPhoneNumber],
          ['Provider', sandbox ? 'Meta Cloud API, simulated' : 'Meta Cloud API'],
          ['Phone number id', <Code key="id">{channel.phoneNumberId}</Code>],
          ['Throughput limit', `${countText(channel.throughputPerSecond)} messages a second`],
          [
            'Webhook address',
            <span key="webhook" className={styles.webhook}>
              <Code className={styles.address}>{webhook}</Code>
              <CopyButton value={webhook}>
                {({ copied, copy }) => (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                    onClick={copy}
                  >
                    {copied ? 'Copied' : 'Copy'}
                  </Button>
                )}
              </CopyButton>
            </span>,
          ],
        ]}
      />
      {!sandbox && (
        <p className={styles.hint}>
          Enter this address as the callback URL of your app at Meta. It must be reachable from the internet over https.
        </p>
      )}
    </Panel>
  );
}

function Keywords({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  return (
    <div>
      <Title order={3} className={styles.keywordsTitle}>
        {title}
      </Title>
      {words.length === 0 ? (
        'None'
      ) : (
        <ul className={styles.words} aria-label={title}>
          {words.map((word) => (
            <li key={word} className={styles.word}>
              {word}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
