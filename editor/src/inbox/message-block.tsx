import type { MessageId } from '@sendero/shared';
import { memo, useEffect, useRef, useState } from 'react';
import { useProductNow } from '../ui/product-clock';
import { dayText, sameDay } from '../ui/time-text';
import { Message } from './message';
import styles from './message-list.module.css';
import type { ThreadBlock } from './thread-blocks';
import type { ThreadLine } from './thread-lines';

export interface MessageBlockProps {
  readonly block: ThreadBlock;
  readonly scroller: HTMLElement | null;
  /** The message that is looked for. */
  readonly around: MessageId | null;
}

/** How far beyond the edges of what is seen messages are drawn, in px. */
const BEYOND = 1_500;

/** Messages that follow each other. Far out of sight nothing is left of them but the room that they took. */
export function MessageBlock({ block: { lines, before }, scroller, around }: MessageBlockProps) {
  const element = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  const isAway = height !== null;

  // Outside React: where the block is scrolled to.
  useEffect(() => {
    const block = element.current;
    if (!block || !scroller) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (entry) setHeight(entry.isIntersecting ? null : entry.boundingClientRect.height);
      },
      { root: scroller, rootMargin: `${BEYOND}px 0px` },
    );
    observer.observe(block);
    return () => observer.disconnect();
  }, [scroller]);

  return (
    <div ref={element} className={styles.block} style={isAway ? { height } : undefined}>
      {!isAway &&
        lines.map((line, index) => (
          <MessageItem
            key={line.message.id}
            line={line}
            isFirstOfDay={isFirstOfDay(line, index === 0 ? before : lines[index - 1])}
            isLookedFor={line.message.id === around}
          />
        ))}
    </div>
  );
}

function isFirstOfDay({ message }: ThreadLine, before: ThreadLine | undefined): boolean {
  return !before || !sameDay(before.message.at, message.at);
}

interface MessageItemProps {
  readonly line: ThreadLine;
  readonly isFirstOfDay: boolean;
  readonly isLookedFor: boolean;
}

/** A message, under its date when it is the day's first. */
const MessageItem = memo(function MessageItem({ line, isFirstOfDay, isLookedFor }: MessageItemProps) {
  const { message } = line;
  return (
    <>
      {isFirstOfDay && <DaySeparator at={message.at} />}
      <div
        role="listitem"
        ref={isLookedFor ? bringIntoView : null}
        className={styles.item}
        data-testid={`message-${message.id}`}
        data-direction={message.direction}
        data-looked-for={isLookedFor || undefined}
      >
        <Message {...line} />
      </div>
    </>
  );
}, looksTheSame);

/** Lines are made anew whenever anything changes in the thread; messages and reactions stay what they were. */
function looksTheSame(a: MessageItemProps, b: MessageItemProps): boolean {
  return (
    a.line.message === b.line.message &&
    a.isFirstOfDay === b.isFirstOfDay &&
    a.isLookedFor === b.isLookedFor &&
    a.line.reactions.map(({ emoji, direction }) => direction + emoji).join() ===
      b.line.reactions.map(({ emoji, direction }) => direction + emoji).join()
  );
}

function bringIntoView(item: HTMLElement | null): void {
  item?.scrollIntoView({ block: 'center' });
}

function DaySeparator({ at }: { readonly at: number }) {
  const now = useProductNow(60_000);
  return (
    <div role="listitem" className={styles.day}>
      <span>{dayText(at, now)}</span>
    </div>
  );
}
