import type { ContactEvent, ContactId } from '@sendero/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { eventQueries } from '../api/events-api';
import { ListSkeleton } from '../ui/list-skeleton';
import { PagedList } from '../ui/paged-list';
import { Panel } from '../ui/panel';
import { dateTimeText } from '../ui/time-text';
import { attributeLines } from './attribute-lines';
import styles from './events-panel.module.css';

/** What other systems told us of a contact. */
export function EventsPanel({ id }: { readonly id: ContactId }) {
  const query = useInfiniteQuery({ ...eventQueries.ofContact(id), refetchInterval: 5_000 });
  return (
    <Panel title="Events">
      <PagedList
        query={query}
        waiting={<ListSkeleton rows={2} height={44} />}
        failure="The events can't be shown"
        empty={<p className={styles.none}>None yet. Your shop or app sends them with POST /api/events.</p>}
        more="Show older events"
      >
        {(events) => (
          <ol className={styles.events} aria-label="Events, newest first">
            {events.map((event) => (
              <Line key={event.id} event={event} />
            ))}
          </ol>
        )}
      </PagedList>
    </Panel>
  );
}

function Line({ event: { name, properties, at } }: { readonly event: ContactEvent }) {
  const lines = attributeLines(properties);
  return (
    <li className={styles.event} data-testid="event-row">
      <span className={styles.name}>{name}</span>
      <time className={styles.when} dateTime={new Date(at).toISOString()}>
        {dateTimeText(at)}
      </time>
      {lines.length > 0 && (
        <dl className={styles.properties}>
          {lines.map((line) => (
            <div key={line.name}>
              <dt>{line.name}</dt>
              <dd>{line.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
