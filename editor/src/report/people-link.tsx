import type { DashboardRange, JourneyId } from '@sendero/shared';
import { createContext, useContext } from 'react';
import { peopleCsvUrl, type PeopleBehind } from '../api/report-api';
import { countText } from '../ui/count-text';
import styles from './report-page.module.css';

/** Whose report is shown, and of which time. */
export interface ReportOf {
  readonly journey: JourneyId;
  readonly range: DashboardRange;
}

export const ReportContext = createContext<ReportOf | null>(null);

interface Props {
  readonly count: number;
  /** Who they are, such as “runs that reached the goal”. */
  readonly who: string;
  readonly people: PeopleBehind;
}

/** A figure; chosen, it gives the people behind it as a file. */
export function PeopleLink({ count, who, people }: Props) {
  const of = useContext(ReportContext);
  if (!of || count === 0) return <span className={styles.figure}>{countText(count)}</span>;
  return (
    <a
      className={styles.figure}
      href={peopleCsvUrl(of.journey, of.range, people)}
      download
      title={`Export: ${who}`}
      aria-label={`${countText(count)}, export ${who}`}
    >
      {countText(count)}
    </a>
  );
}
