import type { BusyJourney, DashboardRange } from '@sendero/shared';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { goalsCsvUrl } from '../api/dashboard-api';
import { peopleCsvUrl } from '../api/report-api';
import { JourneyStatusBadge } from '../journeys/journey-status-badge';
import { countText } from '../ui/count-text';
import { FigureLink } from '../ui/figure-link';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import styles from './journeys-panel.module.css';

interface Props {
  readonly journeys: readonly BusyJourney[];
  readonly range: DashboardRange;
}

/** The journeys in which most happened. */
export function JourneysPanel({ journeys, range }: Props) {
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
            <Journey key={journey.id} journey={journey} range={range} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface JourneyProps {
  readonly journey: BusyJourney;
  readonly range: DashboardRange;
}

function Journey({ journey, range }: JourneyProps) {
  const { id, name, status, started, activeRuns, messages, sent, read, failed, goals } = journey;
  return (
    <li className={styles.journey} data-testid={`top-journey-${id}`}>
      <div className={styles.name}>
        <Link to={`/journeys/${id}?mode=live`}>{name}</Link>
        <JourneyStatusBadge status={status} />
      </div>
      <dl className={styles.figures}>
        <Figure
          name="started"
          value={exported(started, `who started “${name}”`, peopleCsvUrl(id, range, null, { withheld: 'false' }))}
        />
        <Figure name="in it now" value={countText(activeRuns)} />
        <Figure name="messages" value={countText(messages)} />
        <Figure name="read" value={percentText(read, sent) || '–'} />
        <Figure name="failed" value={countText(failed)} alarming={failed > 0} />
        <Figure name="goals" value={exported(goals, `who reached a goal of “${name}”`, goalsCsvUrl(range, id))} />
      </dl>
    </li>
  );
}

function exported(count: number, who: string, href: string): ReactNode {
  return <FigureLink count={count} text={countText(count)} who={who} href={href} />;
}

interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
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
