import type { ReportedFailure, ReportedFailureType } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { Panel } from '../ui/panel';
import { StatusBadge } from '../ui/status-badge';
import { PeopleLink } from './people-link';
import styles from './report-page.module.css';

const kinds: Readonly<Record<ReportedFailureType, { readonly label: string; readonly tone: 'danger' | 'warning' }>> = {
  failed: { label: 'Failed', tone: 'danger' },
  blocked: { label: 'Not sent', tone: 'warning' },
  stopped: { label: 'Run failed', tone: 'danger' },
};

/** What stood in the way of these runs, with what to do about it and who they are. */
export function FailuresPanel({ failures }: { readonly failures: readonly ReportedFailure[] }) {
  if (failures.length === 0) return null;
  return (
    <Panel title="What stood in the way">
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="What stood in the way">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col">What happened</th>
              <th scope="col">How often</th>
              <th scope="col">Runs</th>
            </tr>
          </thead>
          <tbody>
            {failures.map(({ type, code, message, whatToDo, times, runs }) => (
              <tr key={`${type} ${code}`} data-testid={`${type}-${code}`}>
                <th scope="row">
                  {message}
                  {whatToDo && <span className={styles.advice}>{whatToDo}</span>}
                </th>
                <td>
                  <StatusBadge tone={kinds[type].tone}>{kinds[type].label}</StatusBadge>
                </td>
                <td>{countText(times)}</td>
                <td>
                  <PeopleLink count={runs} who={`for whom it was: ${message}`} people={{ failure: type, code }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
