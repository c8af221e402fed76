import { runId, type RunDetail, type RunId } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useParams } from 'react-router';
import { usePageTitle } from '../app/use-page-title';
import { hasCode } from '../api/problem-error';
import { runQueries } from '../api/runs-api';
import { NotFoundPage } from '../app/not-found-page';
import { reasonText } from '../contacts/reason-text';
import { RunStatusBadge } from '../contacts/run-status-badge';
import { BackLink } from '../ui/back-link';
import { CanvasPage } from '../ui/canvas-page';
import { CanvasWaiting } from '../ui/canvas-waiting';
import { routeId } from '../ui/route-id';
import styles from './replay-page.module.css';
import { ReplayView } from './replay-view';
import { useWalkedVersions } from './use-walked-versions';

/** One contact's run, played again on the versions that it walked, at /runs/:id. */
export function ReplayPage() {
  const id = routeId(runId, useParams()['id']);
  return id ? <KnownRun key={id} id={id} /> : <NotFoundPage />;
}

function KnownRun({ id }: { readonly id: RunId }) {
  const { data, error, refetch } = useQuery({ ...runQueries.detail(id), refetchInterval: 5_000 });
  if (hasCode(error, 'run.not_found')) return <NotFoundPage />;
  if (data) return <KnownVersions run={data} />;
  return <Waiting error={error} onRetry={() => void refetch()} />;
}

function KnownVersions({ run }: { readonly run: RunDetail }) {
  usePageTitle(`Replay of ${run.journeyName}`);
  const { documents, isComplete, error, retry } = useWalkedVersions(run);
  if (!isComplete) return <Waiting error={error} onRetry={retry} />;
  return (
    <CanvasPage
      back={<BackLink to={`/contacts/${run.contactId}`}>{run.contactName || 'The contact'}</BackLink>}
      title={run.journeyName}
      detail={`version ${run.versionNumber}`}
      facts={
        <>
          <RunStatusBadge status={run.status} />
          {run.reason && <span className={styles.reason}>{reasonText(run.reason)}</span>}
        </>
      }
    >
      <ReactFlowProvider>
        <ReplayView run={run} documents={documents} />
      </ReactFlowProvider>
    </CanvasPage>
  );
}

function Waiting(props: { readonly error: unknown; readonly onRetry: () => void }) {
  return <CanvasWaiting label="Opening the run" failure="The run can't be shown" {...props} />;
}
