import type { ConversationId } from '@sendero/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
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

/**
 * The thread, oldest on top. The scrolling box counts from its bottom (`column-reverse`): it starts at the newest
 * message, follows new ones while it is at the bottom, and keeps its place when older ones are put on top.
 */
export function MessageList({ id }: { readonly id: ConversationId }) {
  const query = useInfiniteQuery(conversationQueries.messages(id));
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
            <MessageItem key={line.message.id} line={line} before={lines[index - 1]} />
          ))}
        </ol>
      </div>
    </div>
  );
}

interface MessageItemProps {
  readonly line: ThreadLine;
  readonly before: ThreadLine | undefined;
}

/** A message, under its date when it is the day's first. */
function MessageItem({ line, before }: MessageItemProps) {
  const { message } = line;
  const isFirstOfDay = !before || !sameDay(before.message.at, message.at);
  return (
    <>
      {isFirstOfDay && <DaySeparator at={message.at} />}
      <li className={styles.item} data-testid={`message-${message.id}`} data-direction={message.direction}>
        <Message {...line} />
      </li>
    </>
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
