import type { DashboardRange, JourneyId, ReportGoal } from '@sendero/shared';
import { createContext, useContext } from 'react';
import { peopleCsvUrl, type PeopleBehind } from '../api/report-api';
import { countText } from '../ui/count-text';
import { FigureLink } from '../ui/figure-link';
import styles from './people-link.module.css';

/** Whose report is shown, of which time, and about which goal. */
export interface ReportOf {
  readonly journey: JourneyId;
  readonly range: DashboardRange;
  readonly goal: ReportGoal;
}

export const ReportContext = createContext<ReportOf | null>(null);

interface Props {
  readonly count: number;
  /** Who they are, such as “who reached the goal”. */
  readonly who: string;
  readonly people: PeopleBehind;
}

/** A figure; chosen, it gives the people behind it as a file. */
export function PeopleLink({ count, who, people }: Props) {
  const of = useContext(ReportContext);
  if (!of) return <span className={styles.figure}>{countText(count)}</span>;
  return (
    <span className={styles.figure}>
      <FigureLink
        count={count}
        text={countText(count)}
        who={who}
        href={peopleCsvUrl(of.journey, of.range, of.goal, people)}
      />
    </span>
  );
}
