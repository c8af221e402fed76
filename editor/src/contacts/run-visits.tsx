import { Button } from '@mantine/core';
import type { JourneyDocument, RunDetail, RunId } from '@sendero/shared';
import { IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { runQueries } from '../api/runs-api';
import { useWalkedVersions } from '../replay/use-walked-versions';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { RelativeTime } from '../ui/relative-time';
import { dateTimeText, lengthText } from '../ui/time-text';
import { reasonText } from './reason-text';
import { RunStatusBadge } from './run-status-badge';
import styles from './run-visits.module.css';
import { VerdictList } from './verdict-list';
import { causeText, outputLabel } from './visit-text';
import { WhyNot } from './why-not';

/** One contact's way through a journey, step by step, with what each guard said. */
export function RunVisits({ id }: { readonly id: RunId }) {
  const query = useQuery({ ...runQueries.detail(id), refetchInterval: 5_000 });
  return (
    <Loaded query={query} waiting={<ListSkeleton rows={4} height={64} />} failure="The run can't be shown">
      {(run) => <Visits run={run} />}
    </Loaded>
  );
}

function Visits({ run }: { readonly run: RunDetail }) {
  const { documents } = useWalkedVersions(run);
  const current = documents.get(run.versionId);
  return (
    <div data-testid="run-visits">
      <p className={styles.summary}>
        <RunStatusBadge status={run.status} /> Started <RelativeTime at={run.startedAt} />
        {run.reason && <> · {reasonText(run.reason)}</>}
      </p>
      <div className={styles.closer}>
        <Button
          component={Link}
          to={`/runs/${run.id}`}
          size="compact-sm"
          variant="default"
          leftSection={<IconRoute size={15} aria-hidden />}
        >
          Replay on the canvas
        </Button>
        {current && <WhyNot run={run} document={current} />}
      </div>
      <ol className={styles.visits} aria-label="Steps of the run">
        {run.visits.map((visit) => (
          <VisitItem
            key={visit.revision}
            visit={visit}
            document={documents.get(visit.versionId)}
            isOlder={visit.versionId !== run.versionId}
          />
        ))}
        {run.status === 'active' && (
          <li className={styles.visit} data-open="true">
            <div className={styles.title}>{run.nodeTitle}</div>
            <div className={styles.detail}>Is here now</div>
          </li>
        )}
      </ol>
      <Variables variables={run.variables} />
    </div>
  );
}

type ShownVisit = RunDetail['visits'][number];

interface VisitItemProps {
  readonly visit: ShownVisit;
  /** The version that the run walked then; undefined while it is being loaded. */
  readonly document: JourneyDocument | undefined;
  /** The run walks another version by now. */
  readonly isOlder: boolean;
}

function VisitItem({ visit, document, isOlder }: VisitItemProps) {
  return (
    <li className={styles.visit} data-problem={visit.problem !== null}>
      <div className={styles.title}>
        {visit.title}
        {visit.output !== null && (
          <span className={styles.output}>{outputLabel(document, visit.node, visit.output)}</span>
        )}
      </div>
      <div className={styles.detail} title={dateTimeText(visit.leftAt)}>
        {visit.output === null && visit.cause !== 'moved' ? 'Ended here' : causeText(visit.cause)} · {stayText(visit)}
        {isOlder && ` · version ${visit.versionNumber}`}
      </div>
      <VerdictList verdicts={visit.verdicts} />
      {visit.problem !== null && <p className={styles.problem}>{reasonText(visit.problem)}</p>}
    </li>
  );
}

function stayText({ enteredAt, leftAt }: ShownVisit): string {
  return leftAt - enteredAt < 1_000 ? 'at once' : `after ${lengthText(leftAt - enteredAt)}`;
}

function Variables({ variables }: { readonly variables: RunDetail['variables'] }) {
  const entries = Object.entries(variables);
  if (entries.length === 0) return null;
  return (
    <>
      <h3 className={styles.subtitle}>Variables</h3>
      <dl className={styles.variables}>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
