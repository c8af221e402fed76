import type { MessageView } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { templateQueries } from '../api/templates-api';
import { MessagePreview } from '../ui/message-preview';
import { clockText, dateTimeText } from '../ui/time-text';
import { IncomingBody } from './incoming-body';
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
      <IncomingBody {...message} />
      <div className={styles.meta}>
        <Time at={message.at} />
      </div>
    </div>
  );
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
