import type { JourneySummary } from '@sendero/shared';
import { Link } from 'react-router';
import { RelativeTime } from '../ui/relative-time';
import rows from '../ui/rows.module.css';
import { countText } from '../ui/count-text';
import { withheldText } from '../ui/withheld-text';
import { JourneyMenu } from './journey-menu';
import styles from './journey-row.module.css';
import { JourneyStatusBadge } from './journey-status-badge';

export function JourneyRow({ journey }: { readonly journey: JourneySummary }) {
  const withheld = journey.runs.control + journey.runs.holdout;
  return (
    <li className={`${rows.row} ${styles.row}`} data-testid={`journey-${journey.id}`}>
      <div className={styles.name}>
        <Link to={`/journeys/${journey.id}`} className={rows.link}>
          {journey.name}
        </Link>
        <div className={rows.muted}>
          {journey.version ? `Version ${journey.version.number}` : 'Never published'}
          {journey.version && journey.draftChanged && ' · unpublished changes'}
        </div>
      </div>
      <div className={styles.status}>
        <JourneyStatusBadge status={journey.status} />
      </div>
      <dl className={styles.runs}>
        <Count label="active" value={journey.runs.active} />
        <Count label="ended" value={journey.runs.ended} />
        <Count label="failed" value={journey.runs.failed} alarming />
        {withheld > 0 && <Count label="held back" value={withheld} title={withheldText(journey.runs)} />}
      </dl>
      <div className={`${styles.updated} ${rows.muted}`}>
        Changed <RelativeTime at={journey.updatedAt} />
      </div>
      <div className={`${styles.menu} ${rows.above}`}>
        <JourneyMenu journey={journey} />
      </div>
    </li>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly alarming?: boolean;
  readonly title?: string;
}

function Count({ label, value, alarming = false, title }: CountProps) {
  return (
    <div className={styles.count} data-alarming={alarming && value > 0} title={title}>
      <dt>{label}</dt>
      <dd>{countText(value)}</dd>
    </div>
  );
}
