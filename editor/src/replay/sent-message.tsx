import { messageMilestones, messageStatuses, type MessageMilestone, type RunMessage } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { templateQueries } from '../api/templates-api';
import { MessageTicks } from '../inbox/message-ticks';
import { MessagePreview } from '../ui/message-preview';
import { clockText, dateTimeText } from '../ui/time-text';
import styles from './sent-message.module.css';

/** A message as it went out, and what the provider said of it, in order. */
export function SentMessage({ message }: { readonly message: RunMessage }) {
  const { content, at, status, problem, receipts } = message;
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
    <div className={styles.message} data-testid="replay-message" data-status={status}>
      <MessagePreview
        framed
        content={content}
        template={template}
        meta={
          <>
            <time dateTime={new Date(at).toISOString()} title={dateTimeText(at)}>
              {clockText(at)}
            </time>
            <MessageTicks status={status} />
          </>
        }
      />
      {problem && (
        <p className={styles.problem}>
          {problem.message}
          {problem.detail && !problem.message.includes(problem.detail) && ` WhatsApp said: ${problem.detail}`}
        </p>
      )}
      <ol className={styles.receipts} aria-label="Receipts">
        <li>
          Written <span>{dateTimeText(at)}</span>
        </li>
        {messageMilestones
          .filter((milestone) => isReached(milestone, message))
          .map((milestone) => (
            <li key={milestone} data-milestone={milestone}>
              {labels[milestone]} <span>{timeOf(receipts[milestone])}</span>
            </li>
          ))}
      </ol>
    </div>
  );
}

const labels: Readonly<Record<MessageMilestone, string>> = {
  accepted: 'Taken by WhatsApp',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  clicked: 'A link was opened',
  failed: 'Failed',
};

/** Receipts may come in any order and hide each other: what comes later implies what came before. */
function isReached(milestone: MessageMilestone, { status, receipts }: RunMessage): boolean {
  if (receipts[milestone] !== null) return true;
  if (milestone === 'clicked') return false;
  if (milestone === 'failed' || status === 'failed' || status === 'cancelled') return milestone === status;
  return messageStatuses.indexOf(status) >= messageStatuses.indexOf(milestone);
}

function timeOf(at: number | null): string {
  return at === null ? '(its own receipt did not come)' : dateTimeText(at);
}
