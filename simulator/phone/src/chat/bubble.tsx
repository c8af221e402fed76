import type { ReactNode } from 'react';
import type { ChatEntry } from '../../../src/control-api';
import { CardActions } from '../messages/card-actions';
import type { ChatLine } from '../messages/chat-lines';
import { MessageContent } from '../messages/message-content';
import { messageSummary } from '../messages/message-summary';
import { timeOf } from '../ui/dates';
import { ReplyIcon, SmileIcon, WarningIcon } from '../ui/icons';
import styles from './bubble.module.css';
import { useChatActions } from './chat-actions';
import { Ticks } from './ticks';

export function Bubble({
  line,
  businessName,
}: {
  readonly line: Extract<ChatLine, { type: 'bubble' }>;
  readonly businessName: string;
}): ReactNode {
  const { entry, view, quoted, opensGroup, reactions, chosen } = line;
  const { reply, chooseReaction } = useChatActions();
  const look = [
    styles['row'],
    styles[entry.from],
    opensGroup ? styles['opensGroup'] : '',
    entry.status === 'failed' ? styles['failed'] : '',
    view.type === 'media' && view.media.kind === 'sticker' ? styles['bare'] : '',
  ].join(' ');
  return (
    <article
      className={look}
      data-testid="bubble"
      data-from={entry.from}
      data-status={entry.status}
      data-message-id={entry.id}
      id={elementId(entry.id)}
    >
      <div className={styles['bubble']}>
        <span className="visually-hidden">{entry.from === 'customer' ? 'You' : businessName}: </span>
        {quoted && <Quote quoted={quoted} businessName={businessName} />}
        <div className={styles['content']}>
          <MessageContent view={view} meta={<Meta entry={entry} />} />
        </div>
        {view.type === 'card' && <CardActions entry={entry} actions={view.card.actions} chosen={chosen} />}
        {reactions.length > 0 && (
          <span className={styles['reactions']} aria-label={`Reactions: ${reactions.join(' ')}`} role="img">
            {reactions.join(' ')}
          </span>
        )}
      </div>
      {entry.status === 'failed' && <Failure entry={entry} />}
      <div className={styles['tools']}>
        <button
          type="button"
          className={styles['tool']}
          aria-label={`Reply to “${messageSummary(entry)}”`}
          title="Reply"
          onClick={() => reply(entry)}
        >
          <ReplyIcon size={16} />
        </button>
        <button
          type="button"
          className={styles['tool']}
          aria-label={`React to “${messageSummary(entry)}”`}
          title="React"
          onClick={() => chooseReaction(entry)}
        >
          <SmileIcon size={17} />
        </button>
      </div>
    </article>
  );
}

function elementId(messageId: string): string {
  return `message-${messageId}`;
}

/** The customer sees ticks on their own messages. What became of the business's is told in a word: no phone shows it. */
function Meta({ entry }: { readonly entry: ChatEntry }): ReactNode {
  return (
    <span className={styles['meta']}>
      {entry.from === 'business' && entry.status !== 'failed' && (
        <span title="The receipt that the business got">
          {entry.status === 'sending' ? 'on its way' : entry.status}
        </span>
      )}
      <time dateTime={new Date(entry.at).toISOString()}>{timeOf(entry.at)}</time>
      {entry.from === 'customer' && <Ticks status={entry.status} />}
    </span>
  );
}

function Quote({
  quoted,
  businessName,
}: {
  readonly quoted: ChatEntry | 'missing';
  readonly businessName: string;
}): ReactNode {
  if (quoted === 'missing') {
    return <div className={`${styles['quote']} ${styles['quoteMissing']}`}>A message that is not in this chat</div>;
  }
  const show = (): void => {
    const target = document.getElementById(elementId(quoted.id));
    target?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    target?.animate([{ opacity: 1 }, { opacity: 0.35 }, { opacity: 1 }], { duration: 700, delay: 200 });
  };
  return (
    <button type="button" className={styles['quote']} onClick={show}>
      <span className={styles['quoteName']}>{quoted.from === 'customer' ? 'You' : businessName}</span>
      <span className={styles['quoteText']}>{messageSummary(quoted)}</span>
    </button>
  );
}

function Failure({ entry: { from, error } }: { readonly entry: ChatEntry }): ReactNode {
  return (
    <p className={styles['failure']}>
      <WarningIcon size={15} />
      <span>
        <strong>{from === 'business' ? 'Did not reach the customer' : 'Not sent'}</strong>
        {error && ` · ${error.code} ${error.title}`}
      </span>
    </p>
  );
}
