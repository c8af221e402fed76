import type { MessageView, SentContent } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fileLink } from '../api/conversations-api';
import { templateQueries } from '../api/templates-api';
import { MessagePreview } from '../ui/message-preview';
import { clockText, dateTimeText } from '../ui/time-text';
import { IncomingBody } from './incoming-body';
import styles from './message.module.css';
import { MessageTicks } from './message-ticks';
import { MessageTools } from './message-tools';
import { elementOf, Quote } from './quote';
import { SentBy } from './sent-by';
import type { ThreadLine } from './thread-lines';

type Incoming = Extract<MessageView, { direction: 'in' }>;
type Outgoing = Extract<MessageView, { direction: 'out' }>;
type SessionContent = Extract<SentContent, { type: 'session' }>;

/** A message with what it answers, what became of it, the reactions to it, and what can be done with it. */
export function Message({ message, reactions }: ThreadLine) {
  const ours = reactions.find(({ direction }) => direction === 'out')?.emoji;
  const isReaction = message.content.type === 'reaction';
  return (
    <div className={styles.line} data-direction={message.direction} id={elementOf(message.id)} tabIndex={-1}>
      <div className={styles.column}>
        <div className={styles.body} data-quotes={message.quotes !== null && !isReaction}>
          {message.quotes && !isReaction && <Quote quoted={message.quotes} />}
          {message.direction === 'in' ? <IncomingMessage message={message} /> : <OutgoingMessage message={message} />}
        </div>
        {reactions.length > 0 && (
          <span
            className={styles.reactions}
            role="img"
            aria-label={`Reactions: ${reactions.map(({ emoji }) => emoji).join(' ')}`}
            data-testid="reactions"
          >
            {reactions.map(({ emoji }) => emoji).join(' ')}
          </span>
        )}
        {message.direction === 'out' && <Outcome message={message} />}
      </div>
      <MessageTools message={message} reaction={ours} />
    </div>
  );
}

function IncomingMessage({ message }: { readonly message: Incoming }) {
  return (
    <div className={styles.incoming}>
      <IncomingBody {...message} {...(message.content.type === 'media' ? { fileLink: fileLink(message.id) } : {})} />
      <div className={styles.meta}>
        <Time at={message.at} />
      </div>
    </div>
  );
}

/** Why a message failed, and who sent it. */
function Outcome({ message: { problem, sentBy } }: { readonly message: Outgoing }) {
  return (
    <>
      {problem && (
        <p className={styles.problem} data-code={problem.code}>
          {problem.message}
        </p>
      )}
      <SentBy sentBy={sentBy} />
    </>
  );
}

function OutgoingMessage({ message: { id, content, at, status } }: { readonly message: Outgoing }) {
  const meta = (
    <>
      <Time at={at} />
      <MessageTicks status={status} />
    </>
  );
  switch (content.type) {
    case 'session':
      return <MessagePreview content={withFile(content, fileLink(id))} meta={meta} />;
    case 'template':
      return <SentTemplate content={content} meta={meta} />;
    case 'reaction':
      return (
        <div className={styles.ownReaction}>
          {content.emoji ? (
            <span className={styles.reaction}>
              <span className={styles.emoji}>{content.emoji}</span> Reaction to a message
            </span>
          ) : (
            <span className={styles.reaction}>Took a reaction back</span>
          )}
          <div className={styles.meta}>{meta}</div>
        </div>
      );
  }
}

interface SentTemplateProps {
  readonly content: Extract<SentContent, { type: 'template' }>;
  readonly meta: ReactNode;
}

function SentTemplate({ content, meta }: SentTemplateProps) {
  const { name, language } = content.template;
  const { data: template } = useQuery({
    ...templateQueries.list(),
    select: (templates) => templates.find((known) => known.name === name && known.language === language),
  });
  return <MessagePreview content={content} template={template} meta={meta} />;
}

/** Shows an uploaded file from where we have it. */
function withFile(content: SessionContent, link: string): SessionContent {
  if (content.mediaId === undefined || !('link' in content.message)) return content;
  return { ...content, message: { ...content.message, link } };
}

function Time({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={dateTimeText(at)}>
      {clockText(at)}
    </time>
  );
}
