import { unreachable, type MessageView } from '@sendero/shared';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { templateQueries } from '../api/templates-api';
import { FormattedText } from '../ui/formatted-text';
import { MessageMedia } from '../ui/message-media';
import { MessagePreview } from '../ui/message-preview';
import { clockText, dateTimeText } from '../ui/time-text';
import styles from './message.module.css';
import { MessageTicks } from './message-ticks';
import { SentBy } from './sent-by';

type Incoming = Extract<MessageView, { direction: 'in' }>;
type Outgoing = Extract<MessageView, { direction: 'out' }>;

export function Message({ message }: { readonly message: MessageView }) {
  return message.direction === 'in' ? <IncomingMessage message={message} /> : <OutgoingMessage message={message} />;
}

function IncomingMessage({ message }: { readonly message: Incoming }) {
  return (
    <div className={styles.incoming}>
      <IncomingBody message={message} />
      <div className={styles.meta}>
        <Time at={message.at} />
      </div>
    </div>
  );
}

function IncomingBody({ message: { content, text } }: { readonly message: Incoming }): ReactNode {
  switch (content.type) {
    case 'text':
      return <FormattedText text={text} />;
    case 'button':
    case 'listRow':
      return (
        <span className={styles.choice}>
          <IconArrowBackUp size={15} aria-label="Chose" />
          <FormattedText text={text} />
        </span>
      );
    case 'media':
      return (
        <>
          <MessageMedia
            kind={content.kind}
            {...(content.filename === undefined ? {} : { filename: content.filename })}
          />
          {text && <FormattedText text={text} />}
        </>
      );
    case 'location':
      return (
        <>
          <MessageMedia kind="location" filename={`${content.latitude.toFixed(5)}, ${content.longitude.toFixed(5)}`} />
          {text && <FormattedText text={text} />}
        </>
      );
    case 'contacts':
      return <MessageMedia kind="contacts" filename={text} />;
    case 'reaction':
      return content.emoji ? (
        <span className={styles.reaction}>
          <span className={styles.emoji}>{content.emoji}</span> Reacted to a message
        </span>
      ) : (
        <span className={styles.reaction}>Took a reaction back</span>
      );
    case 'unknown':
      return (
        <span className={styles.reaction}>
          {text || `A message of a kind that can't be shown here (${content.providerType})`}
        </span>
      );
    default:
      return unreachable(content);
  }
}

function OutgoingMessage({ message }: { readonly message: Outgoing }) {
  return (
    <div className={styles.outgoing}>
      <OutgoingPreview message={message} />
      {message.problem && (
        <p className={styles.problem} data-code={message.problem.code}>
          {message.problem.message}
        </p>
      )}
      <SentBy sentBy={message.sentBy} />
    </div>
  );
}

function OutgoingPreview({ message: { content, at, status } }: { readonly message: Outgoing }) {
  const { data: template } = useQuery({
    ...templateQueries.list(),
    enabled: content.type === 'template',
    select: (templates) =>
      content.type === 'template'
        ? templates.find(
            ({ name, language }) => name === content.template.name && language === content.template.language,
          )
        : undefined,
  });
  return (
    <MessagePreview
      content={content}
      template={template}
      meta={
        <>
          <Time at={at} />
          <MessageTicks status={status} />
        </>
      }
    />
  );
}

function Time({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={dateTimeText(at)}>
      {clockText(at)}
    </time>
  );
}
