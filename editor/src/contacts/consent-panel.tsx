import { Button } from '@mantine/core';
import type { ConsentEntry, ContactDetail } from '@sendero/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactQueries } from '../api/contacts-api';
import { itemsOf } from '../api/pages';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { LoadMore } from '../ui/load-more';
import { Panel } from '../ui/panel';
import { dateTimeText } from '../ui/time-text';
import { ConsentBadges } from './consent-badges';
import styles from './consent-panel.module.css';
import { RecordConsentDialog } from './record-consent-dialog';
import { topicLabels } from './topic-labels';

/** What holds now, and the ledger that it follows from. */
export function ConsentPanel({ contact }: { readonly contact: ContactDetail }) {
  const [recording, setRecording] = useState(false);
  return (
    <Panel
      title="Consent"
      actions={
        <Button size="compact-sm" variant="light" onClick={() => setRecording(true)}>
          Record consent
        </Button>
      }
    >
      <ConsentBadges consent={contact.consent} />
      <h3 className={styles.title}>Ledger</h3>
      <Ledger contact={contact} />
      <RecordConsentDialog contact={contact} opened={recording} onClose={() => setRecording(false)} />
    </Panel>
  );
}

function Ledger({ contact }: { readonly contact: ContactDetail }) {
  const query = useInfiniteQuery(contactQueries.consent(contact.id));
  const entries = itemsOf(query.data);
  if (query.isPending) return <ListSkeleton rows={2} height={44} />;
  if (query.isError && entries.length === 0) {
    return <ErrorNotice title="The ledger can't be shown" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (entries.length === 0) {
    return <p className={styles.none}>Empty: this contact has neither agreed to anything nor refused it.</p>;
  }
  return (
    <>
      <ol className={styles.ledger} aria-label="Consent ledger, newest first">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      <LoadMore
        more={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        onLoad={() => void query.fetchNextPage()}
        label="Show older entries"
      />
    </>
  );
}

const sources: Readonly<Record<string, string>> = {
  keyword: 'Keyword in a message',
  editor: 'Recorded in the editor',
  api: 'Recorded over the API',
};

function Entry({ entry }: { readonly entry: ConsentEntry }) {
  return (
    <li className={styles.entry} data-state={entry.state}>
      <span className={styles.what}>
        {entry.state === 'in' ? 'Opted in' : 'Opted out'} · {topicLabels[entry.topic]}
      </span>
      <time className={styles.when} dateTime={new Date(entry.at).toISOString()}>
        {dateTimeText(entry.at)}
      </time>
      <span className={styles.how}>
        {sources[entry.source] ?? entry.source}
        {entry.evidence && `: “${entry.evidence}”`}
      </span>
    </li>
  );
}
