import type { DashboardRange, FailureCount } from '@sendero/shared';
import { IconCircleCheck } from '@tabler/icons-react';
import { failuresCsvUrl } from '../api/dashboard-api';
import { countText } from '../ui/count-text';
import { FigureLink } from '../ui/figure-link';
import { Panel } from '../ui/panel';
import { RelativeTime } from '../ui/relative-time';
import { StatusBadge } from '../ui/status-badge';
import styles from './failures-panel.module.css';

interface Props {
  readonly failures: readonly FailureCount[];
  readonly range: DashboardRange;
}

/** What stood in the way of messages, each with what to do about it. */
export function FailuresPanel({ failures, range }: Props) {
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
            <Failure key={`${failure.type} ${failure.code}`} failure={failure} range={range} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface FailureProps {
  readonly failure: FailureCount;
  readonly range: DashboardRange;
}

function Failure({ failure, range }: FailureProps) {
  const { type, code, message, whatToDo, count, people, lastAt } = failure;
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
          <FigureLink
            count={people}
            text={people === 1 ? 'one person' : `${countText(people)} people`}
            who={`people: ${message}`}
            href={failuresCsvUrl(range, failure)}
          />
          <span>
            last <RelativeTime at={lastAt} />
          </span>
          <code>{code}</code>
        </div>
      </div>
    </li>
  );
}
