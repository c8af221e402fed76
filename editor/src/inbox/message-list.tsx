import { Button } from '@mantine/core';
import type { ConversationId, MessageId } from '@sendero/shared';
import { IconArrowDown } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { conversationQueries } from '../api/conversations-api';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { LoadMore } from '../ui/load-more';
import { MessageBlock } from './message-block';
import styles from './message-list.module.css';
import { threadBlocks } from './thread-blocks';

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
  const { data } = query;
  const blocks = useMemo(() => (data ? threadBlocks(data) : []), [data]);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <div ref={setScroller} className={styles.scroller} tabIndex={0} role="region" aria-label="Messages">
      <div className={styles.content} role="log">
        <LoadMore
          more={query.hasNextPage}
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onLoad={() => void query.fetchNextPage()}
          label="Show earlier messages"
        />
        {query.isPending && <ListSkeleton rows={4} height={64} />}
        {query.isError && blocks.length === 0 && (
          <ErrorNotice title="The messages can't be shown" error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.isSuccess && blocks.length === 0 && <p className={styles.none}>No messages yet.</p>}
        {blocks.length > 0 && (
          <div className={styles.messages} role="list" aria-label="Messages, oldest first">
            {blocks.map((block) => (
              <MessageBlock key={block.key} block={block} scroller={scroller} around={around} />
            ))}
          </div>
        )}
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
