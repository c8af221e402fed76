import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { conversationId, messageId, type ConversationId } from '@sendero/shared';
import { IconKeyboard, IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { usePageTitle } from '../app/use-page-title';
import { routeId } from '../ui/route-id';
import { ConversationList } from './conversation-list';
import { InboxHelp } from './inbox-help';
import styles from './inbox-page.module.css';
import { NoConversation } from './no-conversation';
import { Thread } from './thread';
import { useInboxFilter } from './use-inbox-filter';
import { useInboxKeys } from './use-inbox-keys';
import { useInboxList } from './use-inbox-list';

/** The list beside the thread; on a narrow screen one at a time. */
export function InboxPage() {
  usePageTitle('Inbox');
  const parameter = useParams()['conversationId'];
  const chosen = routeId(conversationId, parameter);
  const [parameters] = useSearchParams();
  const around = messageId.safeParse(parameters.get('message')).data ?? null;
  const navigate = useNavigate();
  const [filter, setFilter] = useInboxFilter();
  const [search, setSearch] = useState('');
  const [searched] = useDebouncedValue(search, 250);
  const [drafts, setDrafts] = useState<Readonly<Record<ConversationId, string>>>({});
  const [helping, help] = useDisclosure(false);
  const list = useInboxList(filter, searched, chosen);
  useInboxKeys({
    move(by) {
      const { conversations } = list;
      const index = conversations.findIndex(({ id }) => id === chosen);
      const next = conversations[index === -1 ? 0 : index + by];
      if (next) void navigate(list.addressOf(next));
    },
    showHelp: help.open,
  });
  return (
    <div className={styles.inbox} data-open={parameter !== undefined}>
      <VisuallyHidden component="h1">Inbox</VisuallyHidden>
      <ConversationList
        className={styles.list}
        chosen={chosen}
        {...{ list, filter, search, searched }}
        onFilter={setFilter}
        onSearch={setSearch}
        actions={<Actions onHelp={help.open} />}
      />
      <div className={styles.thread}>
        {chosen ? (
          <Thread
            key={chosen}
            id={chosen}
            around={around}
            draft={drafts[chosen] ?? ''}
            onDraftChange={(draft) => setDrafts((known) => ({ ...known, [chosen]: draft }))}
          />
        ) : (
          <NoConversation unknown={parameter !== undefined} />
        )}
      </div>
      {helping && <InboxHelp onClose={help.close} />}
    </div>
  );
}

function Actions({ onHelp }: { readonly onHelp: () => void }) {
  return (
    <div className={styles.actions}>
      <ActionIcon variant="subtle" color="gray" aria-label="Keys of the inbox" onClick={onHelp}>
        <IconKeyboard size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        component={Link}
        to="/settings/inbox"
        variant="subtle"
        color="gray"
        aria-label="Settings of the inbox"
      >
        <IconSettings size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
