import { Button } from '@mantine/core';
import type { ConsentEntry, ContactDetail } from '@sendero/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactQueries } from '../api/contacts-api';
import { ListSkeleton } from '../ui/list-skeleton';
import { PagedList } from '../ui/paged-list';
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
  return (
    <PagedList
      query={query}
      waiting={<ListSkeleton rows={2} height={44} />}
      failure="The ledger can't be shown"
      empty={<p className={styles.none}>Empty: this contact has neither agreed to anything nor refused it.</p>}
      more="Show older entries"
    >
      {(entries) => (
        <ol className={styles.ledger} aria-label="Consent ledger, newest first">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </PagedList>
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
