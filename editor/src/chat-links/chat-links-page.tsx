import { Select, Stack, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { RuleList } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { rulesQuery } from '../api/rules-api';
import { workspaceQuery, type Workspace } from '../api/workspace-api';
import { BackLink } from '../ui/back-link';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { MOST_PREFILL } from '../widget/button-options';
import styles from './chat-links-page.module.css';
import { LandingNotice } from './landing-notice';
import { LinkPanel } from './link-panel';
import { ListenerSelect } from './listener-select';
import { QrCodePanel } from './qr-code-panel';
import { WebsiteButtonPanel } from './website-button-panel';

/** Makes what brings people into a chat, at /settings/chat-links. */
export function ChatLinksPage() {
  const workspace = useQuery(workspaceQuery);
  const rules = useQuery(rulesQuery);
  const error = workspace.error ?? rules.error;
  return (
    <Page
      title="Chat links"
      description="A link, a QR code and a button that open a chat with you. The customer finds a first message already written and only has to send it; what you write there decides which journey or rule answers."
      back={<BackLink to="/settings">Settings</BackLink>}
    >
      {workspace.data && rules.data ? (
        <Maker workspace={workspace.data} list={rules.data} />
      ) : error ? (
        <ErrorNotice
          title="Chat links can't be made now"
          error={error}
          onRetry={() => void Promise.all([workspace.refetch(), rules.refetch()])}
        />
      ) : (
        <ListSkeleton rows={3} height={180} />
      )}
    </Page>
  );
}

function Maker({ workspace, list }: { readonly workspace: Workspace; readonly list: RuleList }) {
  const { channels } = workspace;
  const [channelId, setChannelId] = useState(channels[0]?.id);
  const [wanted, setWanted] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 250);
  const channel = channels.find(({ id }) => id === channelId);
  if (!channel) return <Panel title="No number yet">Connect a WhatsApp number first: a chat link leads to it.</Panel>;
  const number = channel.displayPhoneNumber;
  return (
    <div className={styles.panels}>
      <Panel title="The first message">
        <Stack gap="md" maw={560}>
          {channels.length > 1 && (
            <Select
              label="Number"
              allowDeselect={false}
              value={channel.id}
              data={channels.map(({ id, name, displayPhoneNumber }) => ({
                value: id,
                label: `${name}, ${displayPhoneNumber}`,
              }))}
              onChange={(id) => setChannelId(channels.find((one) => one.id === id)?.id)}
            />
          )}
          <ListenerSelect
            list={list}
            value={wanted}
            onChange={(id, suggested) => {
              setWanted(id);
              if (suggested !== null) setText(suggested);
            }}
          />
          <Textarea
            label="Text"
            description="Written into the customer's message. Leave it empty to open the chat and no more."
            autosize
            minRows={2}
            maxLength={MOST_PREFILL}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <LandingNotice workspace={workspace} list={list} text={settled} wanted={wanted} />
        </Stack>
      </Panel>
      <LinkPanel number={number} text={settled} sandbox={workspace.sandbox} />
      <QrCodePanel number={number} text={settled} />
      <WebsiteButtonPanel number={number} text={settled} workspace={workspace} />
    </div>
  );
}
