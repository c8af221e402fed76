import { readRange, readReportGoal, type DashboardRange, type ReportGoal } from '@sendero/shared';
import { useSearchParams } from 'react-router';

/** What a report is about. */
export interface ReportChoice {
  readonly range: DashboardRange;
  /** Null for the journey's own. */
  readonly goal: ReportGoal | null;
}

const USUAL_RANGE: DashboardRange = '30d';

/** What the address says the report is about, so that it can be sent to somebody. */
export function useReportChoice() {
  const [search, setSearch] = useSearchParams();
  const choice: ReportChoice = {
    range: readRange(search.get('range') ?? '') ?? USUAL_RANGE,
    goal: readReportGoal(search.get('goal') ?? ''),
  };
  const choose = (change: Partial<ReportChoice>) =>
    setSearch(new URLSearchParams(searchOf({ ...choice, ...change })), { replace: true });
  return [choice, choose] as const;
}

/** The part of an address that leads to the same report; '' for the usual one. */
export function searchOf({ range, goal }: ReportChoice): string {
  const parameters = new URLSearchParams();
  if (range !== USUAL_RANGE) parameters.set('range', range);
  if (goal) parameters.set('goal', goal);
  const text = parameters.toString();
  return text && `?${text}`;
}
