import type { ContactDetail, ContactId } from '@sendero/shared';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { contactQueries } from '../api/contacts-api';
import { itemsOf } from '../api/pages';
import { runQueries } from '../api/runs-api';
import { ConsentBadges } from '../contacts/consent-badges';
import { ListeningList } from '../contacts/listening-list';
import { RunStatusBadge } from '../contacts/run-status-badge';
import { Facts } from '../ui/facts';
import { languageText } from '../ui/language-text';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import styles from './contact-side.module.css';

/** What an agent needs to know of the contact beside the thread. */
export function ContactSide({ id }: { readonly id: ContactId }) {
  const query = useQuery(contactQueries.detail(id));
  return (
    <Loaded query={query} waiting={<ListSkeleton rows={4} height={40} />} failure="The contact can't be shown">
      {(contact) => <About contact={contact} />}
    </Loaded>
  );
}

function About({ contact }: { readonly contact: ContactDetail }) {
  return (
    <div className={styles.side}>
      <div>
        <h2 className={styles.name}>{contact.name || contact.phone}</h2>
        <Link className={styles.link} to={`/contacts/${contact.id}`}>
          Open the contact
        </Link>
      </div>
      <section>
        <h3 className={styles.title}>Consent</h3>
        <ConsentBadges consent={contact.consent} />
      </section>
      <section>
        <h3 className={styles.title}>Who is listening</h3>
        <ListeningList id={contact.id} />
      </section>
      <section>
        <h3 className={styles.title}>Runs</h3>
        <LatestRuns id={contact.id} />
      </section>
      <section>
        <h3 className={styles.title}>Details</h3>
        <Facts
          facts={[
            ['Phone', contact.phone || '–'],
            ['Language', languageText(contact.language) || '–'],
            ['Tags', contact.tags.join(', ') || '–'],
          ]}
        />
      </section>
    </div>
  );
}

const SHOWN_RUNS = 4;

function LatestRuns({ id }: { readonly id: ContactId }) {
  const query = useInfiniteQuery(runQueries.ofContact(id));
  return (
    <Loaded query={query} waiting={<ListSkeleton rows={2} height={40} />} failure="The runs can't be shown">
      {(pages) => {
        const runs = itemsOf(pages).slice(0, SHOWN_RUNS);
        if (runs.length === 0) return <p className={styles.none}>Has not walked any journey yet.</p>;
        return (
          <ul className={styles.runs}>
            {runs.map((run) => (
              <li key={run.id} className={styles.run}>
                <Link className={styles.link} to={`/journeys/${run.journeyId}`}>
                  {run.journeyName}
                </Link>
                <RunStatusBadge status={run.status} />
                <span className={styles.node}>at “{run.nodeTitle}”</span>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
