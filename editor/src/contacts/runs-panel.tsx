import { Drawer } from '@mantine/core';
import type { ContactId, RunSummary } from '@sendero/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { runQueries } from '../api/runs-api';
import { ListSkeleton } from '../ui/list-skeleton';
import { PagedList } from '../ui/paged-list';
import { Panel } from '../ui/panel';
import { RelativeTime } from '../ui/relative-time';
import { reasonText } from './reason-text';
import { RunStatusBadge } from './run-status-badge';
import { RunVisits } from './run-visits';
import styles from './runs-panel.module.css';

/** The journeys that a contact walks or walked; each opens step by step. */
export function RunsPanel({ id }: { readonly id: ContactId }) {
  const [opened, setOpened] = useState<RunSummary | null>(null);
  const query = useInfiniteQuery({ ...runQueries.ofContact(id), refetchInterval: 5_000 });
  return (
    <Panel title="Runs">
      <PagedList
        query={query}
        waiting={<ListSkeleton rows={2} height={56} />}
        failure="The runs can't be shown"
        empty={<p className={styles.none}>This contact has not walked any journey yet.</p>}
        more="Show older runs"
      >
        {(runs) => (
          <ul className={styles.runs} aria-label="Runs">
            {runs.map((run) => (
              <li key={run.id}>
                <button type="button" className={styles.run} data-testid="run-row" onClick={() => setOpened(run)}>
                  <span className={styles.journey}>
                    {run.journeyName} <span className={styles.version}>version {run.versionNumber}</span>
                  </span>
                  <RunStatusBadge status={run.status} />
                  <span className={styles.where}>
                    {whereText(run)}
                    {run.reason && <> · {reasonText(run.reason)}</>}
                  </span>
                  <span className={styles.when}>
                    <RelativeTime at={run.updatedAt} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened ? `${opened.journeyName}, version ${opened.versionNumber}` : ''}
        size="md"
      >
        {opened && <RunVisits id={opened.id} />}
      </Drawer>
    </Panel>
  );
}

function whereText({ status, nodeTitle }: RunSummary): string {
  const verbs = { active: 'Is at', ended: 'Ended at', failed: 'Failed at' } as const;
  return `${verbs[status]} “${nodeTitle}”`;
}
