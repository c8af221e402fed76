import type { RuleProblem } from '@sendero/engine';
import type { ListedJourney } from '@sendero/shared';
import { Link } from 'react-router';
import rows from '../ui/rows.module.css';
import { StatusBadge } from '../ui/status-badge';
import styles from './asked-list.module.css';
import { RowNotes } from './row-notes';
import { matchesText } from './rule-text';
import type { Verdict } from './try-list';

interface Props {
  readonly journey: ListedJourney;
  readonly problems: readonly RuleProblem[];
  readonly verdict: Verdict | undefined;
}

/** A journey that starts on messages by triggers of its own. */
export function ListedJourneyRow({ journey, problems, verdict }: Props) {
  const matches = journey.triggers.flatMap((trigger) => trigger.matches);
  return (
    <>
      <div className={styles.body} data-off={journey.status === 'paused' || undefined}>
        <Link className={styles.name} to={`/journeys/${journey.id}`}>
          {journey.name}
        </Link>
        <div className={rows.muted}>{matchesText(matches)}</div>
        <div className={styles.does}>Starts this journey, by a trigger of its own</div>
        <RowNotes item={journey} problems={problems} verdict={verdict} />
      </div>
      <div className={styles.tools}>
        <StatusBadge tone={journey.status === 'live' ? 'positive' : 'warning'}>
          {journey.status === 'live' ? 'Live' : 'Paused'}
        </StatusBadge>
      </div>
    </>
  );
}
