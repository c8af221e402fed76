import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { ChatEntry } from '../../../src/control-api';
import { chatLines } from '../messages/chat-lines';
import { dayName, sameDay } from '../ui/dates';
import { DownIcon } from '../ui/icons';
import { Bubble } from './bubble';
import styles from './chat-log.module.css';

/** How many messages are drawn at first, and more with each press of “Earlier messages”. */
const pageSize = 150;
/** How far from the end, in px, still counts as being there. */
const nearEnd = 60;

export function ChatLog({
  entries,
  typing,
  now,
  businessName,
}: {
  readonly entries: readonly ChatEntry[];
  readonly typing: boolean;
  /** Sandbox time, epoch ms. */
  readonly now: number;
  readonly businessName: string;
}): ReactNode {
  const [pages, setPages] = useState(1);
  const lines = chatLines(entries.slice(-pages * pageSize), sameDay);
  const { log, news, onScroll, stayAtEnd, toEnd } = useEnd(entries, typing);
  return (
    <div className={styles['frame']}>
      <div
        ref={log}
        className={styles['log']}
        role="log"
        aria-live="polite"
        aria-label={`Chat with ${businessName}`}
        data-testid="chat-log"
        tabIndex={0}
        onScroll={onScroll}
        onLoadCapture={stayAtEnd}
      >
        {entries.length > pages * pageSize && (
          <button type="button" className={styles['earlier']} onClick={() => setPages(pages + 1)}>
            Earlier messages
          </button>
        )}
        {lines.map((line) =>
          line.type === 'date' ? (
            <div key={`date-${line.at}`} className={styles['date']}>
              <time dateTime={new Date(line.at).toISOString()}>{dayName(line.at, now)}</time>
            </div>
          ) : (
            <Bubble key={line.entry.id} line={line} businessName={businessName} />
          ),
        )}
        {typing && <TypingDots businessName={businessName} />}
      </div>
      {news > 0 && (
        <button type="button" className={styles['news']} onClick={toEnd}>
          <DownIcon size={16} />
          {news === 1 ? '1 new message' : `${news} new messages`}
        </button>
      )}
    </div>
  );
}

function TypingDots({ businessName }: { readonly businessName: string }): ReactNode {
  return (
    <div className={styles['typing']} data-testid="typing">
      <span className="visually-hidden">{businessName} is typing</span>
      <i />
      <i />
      <i />
    </div>
  );
}

/** Follows the end of the log while the reader is there; counts what came in while they read further up. */
function useEnd(entries: readonly ChatEntry[], typing: boolean) {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seen = useRef(entries.length);
  const [news, setNews] = useState(0);

  const toEnd = (): void => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setNews(0);
  };
  const stayAtEnd = (): void => {
    if (atEnd.current) toEnd();
  };
  const onScroll = (): void => {
    const box = log.current;
    if (box === null) return;
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
    if (atEnd.current) setNews(0);
  };

  // Talks to the browser's scroll position.
  useLayoutEffect(() => {
    const added = entries.slice(seen.current);
    seen.current = entries.length;
    if (atEnd.current || added.some(({ from }) => from === 'customer')) {
      log.current?.scrollTo({ top: log.current.scrollHeight });
      setNews(0);
    } else if (added.length > 0) {
      setNews((count) => count + added.length);
    }
  }, [entries, typing]);

  return { log, news, onScroll, stayAtEnd, toEnd };
}
