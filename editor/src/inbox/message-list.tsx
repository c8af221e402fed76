import { Button } from '@mantine/core';
import type { ConversationId, MessageId } from '@sendero/shared';
import { IconArrowDown } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { conversationQueries } from '../api/conversations-api';
import { itemsOf } from '../api/pages';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { LoadMore } from '../ui/load-more';
import { useProductNow } from '../ui/product-clock';
import { dayText, sameDay } from '../ui/time-text';
import { Message } from './message';
import styles from './message-list.module.css';
import { threadLines, type ThreadLine } from './thread-lines';

export interface MessageListProps {
  readonly id: ConversationId;
  /** The message in whose middle it begins; the newest without one. */
  readonly around: MessageId | null;
}

/**
 * The thread, oldest on top. The scrolling box counts from its bottom (`column-reverse`): it starts at the newest
 * message, follows new ones while it is at the bottom, and keeps its place when older ones are put on top.
 */
export function MessageList({ id, around }: MessageListProps) {
  const query = useInfiniteQuery(conversationQueries.messages(id, around));
  const messages = itemsOf(query.data);
  const lines = threadLines(messages.toReversed());
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label="Messages">
      <div className={styles.content} role="log">
        <LoadMore
          more={query.hasNextPage}
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onLoad={() => void query.fetchNextPage()}
          label="Show earlier messages"
        />
        {query.isPending && <ListSkeleton rows={4} height={64} />}
        {query.isError && messages.length === 0 && (
          <ErrorNotice title="The messages can't be shown" error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.isSuccess && messages.length === 0 && <p className={styles.none}>No messages yet.</p>}
        <ol className={styles.messages} aria-label="Messages, oldest first">
          {lines.map((line, index) => (
            <MessageItem
              key={line.message.id}
              line={line}
              before={lines[index - 1]}
              isLookedFor={line.message.id === around}
            />
          ))}
        </ol>
        <LoadMore
          more={query.hasPreviousPage}
          loading={query.isFetchingPreviousPage}
          failed={query.isFetchPreviousPageError}
          onLoad={() => void query.fetchPreviousPage()}
          label="Show later messages"
        />
      </div>
      {query.hasPreviousPage && <ToNewest />}
    </div>
  );
}

interface MessageItemProps {
  readonly line: ThreadLine;
  readonly before: ThreadLine | undefined;
  readonly isLookedFor: boolean;
}

/** A message, under its date when it is the day's first. */
function MessageItem({ line, before, isLookedFor }: MessageItemProps) {
  const { message } = line;
  const isFirstOfDay = !before || !sameDay(before.message.at, message.at);
  return (
    <>
      {isFirstOfDay && <DaySeparator at={message.at} />}
      <li
        ref={isLookedFor ? bringIntoView : null}
        className={styles.item}
        data-testid={`message-${message.id}`}
        data-direction={message.direction}
        data-looked-for={isLookedFor || undefined}
      >
        <Message {...line} />
      </li>
    </>
  );
}

function bringIntoView(item: HTMLLIElement | null): void {
  item?.scrollIntoView({ block: 'center' });
}

/** Leaves the message that was looked for. */
function ToNewest() {
  const [, setParameters] = useSearchParams();
  const leave = (known: URLSearchParams) => {
    const next = new URLSearchParams(known);
    next.delete('message');
    return next;
  };
  return (
    <Button
      className={styles.newest ?? ''}
      size="compact-sm"
      variant="default"
      leftSection={<IconArrowDown size={14} aria-hidden />}
      onClick={() => setParameters(leave, { replace: true })}
    >
      To the newest message
    </Button>
  );
}

function DaySeparator({ at }: { readonly at: number }) {
  const now = useProductNow(60_000);
  return (
    <li className={styles.day}>
      <span>{dayText(at, now)}</span>
    </li>
  );
}
