import { Anchor } from '@mantine/core';
import type { DashboardView } from '@sendero/shared';
import { Link } from 'react-router';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { Page } from '../ui/page';
import { useDashboard } from '../api/dashboard-api';
import { ChannelsPanel } from './channels-panel';
import styles from './dashboard-page.module.css';
import { FailuresPanel } from './failures-panel';
import { FunnelPanel } from './funnel-panel';
import { JourneysPanel } from './journeys-panel';
import { NothingYet } from './nothing-yet';
import { NowTiles } from './now-tiles';
import { RangePicker } from './range-picker';
import { RuntimePanel } from './runtime-panel';
import { TrafficPanel } from './traffic-panel';
import { useRange } from './use-range';

/** How things are, at a glance: what came and went, what became of it, and whether everything keeps up. */
export function DashboardPage() {
  const [range, setRange] = useRange('today');
  const { data: view, isPending, isError, isPlaceholderData, error, refetch } = useDashboard(range);
  return (
    <Page
      title="Dashboard"
      description={
        view && (
          <>
            Days and hours are those of {view.timeZone}, as the{' '}
            <Anchor component={Link} to="/settings" inherit underline="always">
              settings
            </Anchor>{' '}
            say.
          </>
        )
      }
      actions={<RangePicker range={range} onChange={setRange} />}
    >
      {isPending && <ListSkeleton rows={4} height={150} />}
      {isError && !view && (
        <ErrorNotice title="The dashboard can't be shown" error={error} onRetry={() => void refetch()} />
      )}
      {view && (
        <div className={styles.grid} aria-busy={isPlaceholderData} data-testid="dashboard">
          <div className={styles.wide}>
            <NowTiles view={view} />
          </div>
          {isEmpty(view) ? <NothingYet /> : <Figures view={view} />}
          <ChannelsPanel channels={view.channels} />
          <RuntimePanel runtime={view.runtime} />
        </div>
      )}
    </Page>
  );
}

function Figures({ view }: { readonly view: DashboardView }) {
  return (
    <>
      <div className={styles.wide}>
        <TrafficPanel view={view} />
      </div>
      <FunnelPanel funnel={view.funnel} range={view.range} />
      <FailuresPanel failures={view.failures} range={view.range} />
      <div className={styles.wide}>
        <JourneysPanel journeys={view.journeys} range={view.range} />
      </div>
    </>
  );
}

function isEmpty({ funnel, traffic, failures, journeys }: DashboardView): boolean {
  return (
    funnel.targeted === 0 &&
    failures.length === 0 &&
    traffic.points.every((point) => point.in + point.out === 0) &&
    journeys.every(({ goals }) => goals === 0)
  );
}
