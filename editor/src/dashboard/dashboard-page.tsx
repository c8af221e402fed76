import { Anchor } from '@mantine/core';
import type { DashboardView } from '@sendero/shared';
import { Link } from 'react-router';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
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
  const query = useDashboard(range);
  return (
    <Page
      title="Dashboard"
      description={
        query.data && (
          <>
            Days and hours are those of {query.data.timeZone}, as the{' '}
            <Anchor component={Link} to="/settings" inherit underline="always">
              settings
            </Anchor>{' '}
            say.
          </>
        )
      }
      actions={<RangePicker range={range} onChange={setRange} />}
    >
      <Loaded query={query} waiting={<ListSkeleton rows={4} height={150} />} failure="The dashboard can't be shown">
        {(view) => (
          <div className={styles.grid} aria-busy={query.isPlaceholderData} data-testid="dashboard">
            <div className={styles.wide}>
              <NowTiles view={view} />
            </div>
            {isEmpty(view) ? <NothingYet /> : <Figures view={view} />}
            <ChannelsPanel channels={view.channels} />
            <RuntimePanel runtime={view.runtime} />
          </div>
        )}
      </Loaded>
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
