import { Button } from '@mantine/core';
import { journeyId, type JourneyId, type JourneyReport, type ReportGoal } from '@sendero/shared';
import { IconFlame, IconReportAnalytics } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { journeyQueries } from '../api/journeys-api';
import { hasCode } from '../api/problem-error';
import { reportQueries } from '../api/report-api';
import { NotFoundPage } from '../app/not-found-page';
import { RangePicker } from '../dashboard/range-picker';
import { BackLink } from '../ui/back-link';
import { EmptyState } from '../ui/empty-state';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { routeId } from '../ui/route-id';
import { Tile, Tiles } from '../ui/tiles';
import { BetweenPanel } from './between-panel';
import { ChargesPanel } from './charges-panel';
import { FailuresPanel } from './failures-panel';
import { GoalPanel } from './goal-panel';
import { PeopleLink, ReportContext } from './people-link';
import styles from './report-page.module.css';
import { StepsPanel } from './steps-panel';
import { searchOf, useReportChoice } from './use-report-choice';
import { VariantsPanel } from './variants-panel';

/** What became of the people of a journey, at /journeys/:id/report. */
export function ReportPage() {
  const id = routeId(journeyId, useParams()['id']);
  return id ? <KnownReport key={id} id={id} /> : <NotFoundPage />;
}

function KnownReport({ id }: { readonly id: JourneyId }) {
  const [choice, choose] = useReportChoice();
  const { range } = choice;
  const { data: journey } = useQuery(journeyQueries.detail(id));
  const query = useQuery(reportQueries.of(id, range, choice.goal));
  const goal = query.data?.goal.goal;
  const of = useMemo(() => (goal ? { journey: id, range, goal } : null), [id, range, goal]);
  if (hasCode(query.error, 'journey.not_found')) return <NotFoundPage />;
  return (
    <ReportContext value={of}>
      <Page
        title={journey ? `Report of ${journey.name}` : 'Report'}
        description={
          query.data &&
          `Runs that began in this time, by the days of ${query.data.timeZone}. Choose a figure to export its people.`
        }
        back={<BackLink to={`/journeys/${id}`}>{journey?.name ?? 'The journey'}</BackLink>}
        actions={
          <>
            <Button
              component={Link}
              to={`/journeys/${id}/report/heat${searchOf(choice)}`}
              variant="default"
              leftSection={<IconFlame size={16} aria-hidden />}
              data-testid="open-heat"
            >
              On the canvas
            </Button>
            <RangePicker range={range} onChange={(next) => choose({ range: next })} />
          </>
        }
      >
        <Loaded query={query} waiting={<ListSkeleton rows={3} height={150} />} failure="The report can't be shown">
          {(report) => (
            <div className={styles.panels} aria-busy={query.isPlaceholderData} data-testid="report">
              <Runs report={report} />
              {report.runs.started + report.runs.withheld === 0 ? (
                <EmptyState Icon={IconReportAnalytics} title="Nobody started in this time">
                  A run belongs to the time in which it began. Choose a longer time above, or look again once somebody
                  has walked the journey.
                </EmptyState>
              ) : (
                <Figures report={report} onGoal={(next) => choose({ goal: next })} />
              )}
            </div>
          )}
        </Loaded>
      </Page>
    </ReportContext>
  );
}

interface FiguresProps {
  readonly report: JourneyReport;
  readonly onGoal: (goal: ReportGoal) => void;
}

function Figures({ report, onGoal }: FiguresProps) {
  return (
    <>
      <GoalPanel report={report} onGoal={onGoal} />
      {report.splits.map((split) => (
        <VariantsPanel key={split.node} split={split} />
      ))}
      <BetweenPanel steps={report.steps} />
      <StepsPanel steps={report.steps} started={report.runs.started} />
      <ChargesPanel charges={report.charges} />
      <FailuresPanel failures={report.failures} />
    </>
  );
}

function Runs({ report: { runs } }: { readonly report: JourneyReport }) {
  return (
    <Tiles label="Runs">
      <Tile name="Started">
        <PeopleLink count={runs.started} who="everybody who started" people={{ withheld: 'false' }} />
      </Tile>
      <Tile name="Under way">
        <PeopleLink count={runs.active} who="who is under way" people={{ status: 'active' }} />
      </Tile>
      <Tile name="Ended">
        <PeopleLink count={runs.ended} who="whose run ended" people={{ status: 'ended' }} />
      </Tile>
      <Tile name="Failed">
        <PeopleLink count={runs.failed} who="whose run failed" people={{ status: 'failed' }} />
      </Tile>
      <Tile name="Got nothing, to compare">
        <PeopleLink count={runs.withheld} who="who got nothing" people={{ withheld: 'true' }} />
      </Tile>
    </Tiles>
  );
}
