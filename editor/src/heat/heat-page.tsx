import { journeyId, type JourneyDetail, type JourneyId, type VersionId } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { journeyQueries } from '../api/journeys-api';
import { hasCode } from '../api/problem-error';
import { reportQueries } from '../api/report-api';
import { NotFoundPage } from '../app/not-found-page';
import { usePageTitle } from '../app/use-page-title';
import { RangePicker } from '../dashboard/range-picker';
import { ReportContext } from '../report/people-link';
import { searchOf, useReportChoice } from '../report/use-report-choice';
import { BackLink } from '../ui/back-link';
import { CanvasPage } from '../ui/canvas-page';
import { CanvasWaiting } from '../ui/canvas-waiting';
import { routeId } from '../ui/route-id';
import styles from './heat-page.module.css';
import { HeatView } from './heat-view';

/** The report of a journey on its canvas, at /journeys/:id/report/heat. */
export function HeatPage() {
  const id = routeId(journeyId, useParams()['id']);
  return id ? <KnownJourney key={id} id={id} /> : <NotFoundPage />;
}

function KnownJourney({ id }: { readonly id: JourneyId }) {
  const { data: journey, error, refetch } = useQuery(journeyQueries.detail(id));
  if (hasCode(error, 'journey.not_found') || journey?.version === null) return <NotFoundPage />;
  if (journey?.version) return <KnownVersion journey={journey} version={journey.version.id} />;
  return <Waiting error={error} onRetry={() => void refetch()} />;
}

function KnownVersion({ journey, version }: { readonly journey: JourneyDetail; readonly version: VersionId }) {
  const { id, name } = journey;
  usePageTitle(`Report of ${name} on the canvas`);
  const [choice, choose] = useReportChoice();
  const { range } = choice;
  const drawn = useQuery(journeyQueries.version(id, version));
  const counted = useQuery(reportQueries.of(id, range, choice.goal));
  const goal = counted.data?.goal.goal;
  const of = useMemo(() => (goal ? { journey: id, range, goal } : null), [id, range, goal]);
  return (
    <CanvasPage
      back={<BackLink to={`/journeys/${id}/report${searchOf(choice)}`}>The report</BackLink>}
      title={name}
      actions={<RangePicker range={range} onChange={(next) => choose({ range: next })} />}
    >
      {drawn.data && counted.data ? (
        <ReportContext value={of}>
          <div className={styles.body} aria-busy={counted.isPlaceholderData} data-testid="heat">
            <HeatView report={counted.data} document={drawn.data.document} />
          </div>
        </ReportContext>
      ) : (
        <Waiting
          error={drawn.error ?? counted.error}
          onRetry={() => void Promise.all([drawn.refetch(), counted.refetch()])}
        />
      )}
    </CanvasPage>
  );
}

function Waiting(props: { readonly error: unknown; readonly onRetry: () => void }) {
  return <CanvasWaiting label="Counting" failure="The report can't be shown" {...props} />;
}
