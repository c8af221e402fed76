import type { BusyJourney } from '@sendero/shared';
import { Link } from 'react-router';
import { JourneyStatusBadge } from '../journeys/journey-status-badge';
import { countText } from '../ui/count-text';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import styles from './journeys-panel.module.css';

/** The journeys in which most happened. */
export function JourneysPanel({ journeys }: { readonly journeys: readonly BusyJourney[] }) {
  return (
    <Panel title="Top journeys">
      {journeys.length === 0 && (
        <p className={styles.none}>
          No journey started anybody or wrote to anybody in this time. <Link to="/journeys">To the journeys</Link>
        </p>
      )}
      {journeys.length > 0 && (
        <ul className={styles.journeys}>
          {journeys.map((journey) => (
            <Journey key={journey.id} journey={journey} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Journey({ journey }: { readonly journey: BusyJourney }) {
  const { id, name, status, started, activeRuns, messages, sent, read, failed, goals } = journey;
  return (
    <li className={styles.journey} data-testid={`top-journey-${id}`}>
      <div className={styles.name}>
        <Link to={`/journeys/${id}?mode=live`}>{name}</Link>
        <JourneyStatusBadge status={status} />
      </div>
      <dl className={styles.figures}>
        <Figure name="started" value={countText(started)} />
        <Figure name="in it now" value={countText(activeRuns)} />
        <Figure name="messages" value={countText(messages)} />
        <Figure name="read" value={percentText(read, sent) || '–'} />
        <Figure name="failed" value={countText(failed)} alarming={failed > 0} />
        <Figure name="goals" value={countText(goals)} />
      </dl>
    </li>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly alarming?: boolean;
}

function Figure({ name, value, alarming = false }: FigureProps) {
  return (
    <div className={styles.figure} data-alarming={alarming}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
