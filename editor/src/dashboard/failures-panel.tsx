import type { FailureCount } from '@sendero/shared';
import { IconCircleCheck } from '@tabler/icons-react';
import { countText } from '../ui/count-text';
import { Panel } from '../ui/panel';
import { RelativeTime } from '../ui/relative-time';
import { StatusBadge } from '../ui/status-badge';
import styles from './failures-panel.module.css';

/** What stood in the way of messages, each with what to do about it. */
export function FailuresPanel({ failures }: { readonly failures: readonly FailureCount[] }) {
  return (
    <Panel title="What stood in the way">
      {failures.length === 0 && (
        <p className={styles.none}>
          <IconCircleCheck size={18} aria-hidden /> Nothing failed and nothing was blocked in this time.
        </p>
      )}
      {failures.length > 0 && (
        <ul className={styles.failures}>
          {failures.map((failure) => (
            <Failure key={`${failure.type} ${failure.code}`} failure={failure} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Failure({
  failure: { type, code, message, whatToDo, count, people, lastAt },
}: {
  readonly failure: FailureCount;
}) {
  return (
    <li className={styles.failure} data-testid={`failure-${code}`}>
      <strong className={styles.count}>{countText(count)}</strong>
      <div>
        <div>{message}</div>
        {whatToDo && <div className={styles.advice}>{whatToDo}</div>}
        <div className={styles.about}>
          <StatusBadge tone={type === 'failed' ? 'danger' : 'warning'}>
            {type === 'failed' ? 'Failed' : 'Not sent'}
          </StatusBadge>
          <span>{people === 1 ? 'one person' : `${countText(people)} people`}</span>
          <span>
            last <RelativeTime at={lastAt} />
          </span>
          <code>{code}</code>
        </div>
      </div>
    </li>
  );
}
