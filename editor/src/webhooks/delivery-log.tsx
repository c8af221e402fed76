import type { DeliveryState, DeliveryView } from '@sendero/shared';
import { IconListDetails } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { webhookQueries } from '../api/webhooks-api';
import { EmptyState } from '../ui/empty-state';
import { ListSkeleton } from '../ui/list-skeleton';
import { PagedList } from '../ui/paged-list';
import { MachineTime } from '../ui/relative-time';
import rows from '../ui/rows.module.css';
import { StatusBadge, type Tone } from '../ui/status-badge';
import { DeliveryDrawer } from './delivery-drawer';
import styles from './delivery-log.module.css';
import { deliveryTitle } from './delivery-title';

const LOOKS: Readonly<Record<DeliveryState, { readonly tone: Tone; readonly label: string }>> = {
  waiting: { tone: 'info', label: 'Waiting' },
  delivered: { tone: 'positive', label: 'Delivered' },
  dead: { tone: 'danger', label: 'Given up' },
};

const EMPTY: Readonly<Record<DeliveryState | 'all', string>> = {
  all: 'What is told from now on is listed here: 7 days long when it was taken, 30 days when it was given up.',
  waiting: 'Everything was told.',
  delivered: 'Nothing was taken in the last 7 days.',
  dead: 'Nothing was given up in the last 30 days.',
};

interface Props {
  readonly endpoint: string;
  /** Null shows all. */
  readonly state: DeliveryState | null;
}

/** What an endpoint was told, the newest first. */
export function DeliveryLog({ endpoint, state }: Props) {
  const query = useInfiniteQuery(webhookQueries.deliveries(endpoint, state));
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <>
      <PagedList
        query={query}
        waiting={<ListSkeleton rows={5} height={56} />}
        failure="The log can't be shown"
        empty={
          <EmptyState Icon={IconListDetails} title="Nothing here">
            {EMPTY[state ?? 'all']}
          </EmptyState>
        }
        more="Show more deliveries"
      >
        {(deliveries) => (
          <ul className={rows.rows} aria-label="Deliveries">
            {deliveries.map((delivery) => (
              <Row key={delivery.id} delivery={delivery} onOpen={() => setOpened(delivery.id)} />
            ))}
          </ul>
        )}
      </PagedList>
      {opened !== null && <DeliveryDrawer id={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function Row({ delivery, onOpen }: { readonly delivery: DeliveryView; readonly onOpen: () => void }) {
  const { type, state, attempts, createdAt, last } = delivery;
  const { tone, label } = LOOKS[state];
  return (
    <li className={`${rows.row} ${styles.row}`} data-testid="delivery-row">
      <button type="button" className={`${rows.link} ${styles.open}`} onClick={onOpen}>
        {deliveryTitle(type)}
      </button>
      <span>
        <StatusBadge tone={tone}>{label}</StatusBadge>
      </span>
      <span className={`${rows.muted} ${styles.tries}`}>
        {triesText(attempts)}
        {last && (last.status === null ? ' · no answer' : ` · ${last.status}`)}
      </span>
      <span className={`${rows.muted} ${styles.time}`}>
        <MachineTime at={createdAt} />
      </span>
    </li>
  );
}

function triesText(attempts: number): string {
  if (attempts === 0) return 'Not tried yet';
  return attempts === 1 ? 'One try' : `${attempts} tries`;
}
