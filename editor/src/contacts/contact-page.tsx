import { Button } from '@mantine/core';
import { contactId, type ContactDetail, type ContactId } from '@sendero/shared';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { contactQueries } from '../api/contacts-api';
import { hasCode } from '../api/problem-error';
import { NotFoundPage } from '../app/not-found-page';
import { BackLink } from '../ui/back-link';
import { Facts } from '../ui/facts';
import { languageText } from '../ui/language-text';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { RelativeTime } from '../ui/relative-time';
import { routeId } from '../ui/route-id';
import { attributeText } from './attribute-lines';
import { ConsentPanel } from './consent-panel';
import styles from './contact-page.module.css';
import { EditContactDialog } from './edit-contact-dialog';
import { EventsPanel } from './events-panel';
import { ListeningList } from './listening-list';
import { RunsPanel } from './runs-panel';

export function ContactPage() {
  const id = routeId(contactId, useParams()['id']);
  return id ? <KnownContact id={id} /> : <NotFoundPage />;
}

function KnownContact({ id }: { readonly id: ContactId }) {
  const query = useQuery(contactQueries.detail(id));
  const { data: known, error } = query;
  if (hasCode(error, 'contact.not_found')) return <NotFoundPage />;
  return (
    <Page
      title={known ? known.name || known.phone || 'Without a name' : 'Contact'}
      back={<BackLink to="/contacts">Contacts</BackLink>}
    >
      <Loaded query={query} waiting={<ListSkeleton rows={3} height={140} />} failure="The contact can't be shown">
        {(contact) => (
          <div className={styles.columns}>
            <div className={styles.column}>
              <ConsentPanel contact={contact} />
              <Panel title="Who is listening" description="The first of these that wants it gets the next message.">
                <ListeningList id={id} />
              </Panel>
              <RunsPanel id={id} />
              <EventsPanel id={id} />
            </div>
            <div className={styles.column}>
              <AboutPanel contact={contact} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

const addressKinds: Readonly<Record<ContactDetail['addresses'][number]['kind'], string>> = {
  phone: 'Phone',
  wa_id: 'WhatsApp number',
  user_id: 'WhatsApp user id',
};

function AboutPanel({ contact }: { readonly contact: ContactDetail }) {
  const [editing, setEditing] = useState(false);
  const attributes = Object.entries(contact.attributes);
  return (
    <Panel
      title="About"
      actions={
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPencil size={15} />}
          onClick={() => setEditing(true)}
        >
          Edit
        </Button>
      }
    >
      <Facts
        facts={[
          ...contact.addresses.map(({ kind, value }) => [addressKinds[kind], value] as const),
          ['Language', languageText(contact.language) || '–'],
          ['Time zone', contact.timeZone || "Not known: the workspace's"],
          [
            'Last wrote',
            contact.lastInboundAt === null ? 'Never' : <RelativeTime key="at" at={contact.lastInboundAt} />,
          ],
          ['Added', <RelativeTime key="added" at={contact.createdAt} />],
          ['Tags', contact.tags.length === 0 ? '–' : <Tags key="tags" tags={contact.tags} />],
        ]}
      />
      <h3 className={styles.subtitle}>Attributes</h3>
      {attributes.length === 0 ? (
        <p className={styles.none}>None yet. Journeys can use them in texts and branches.</p>
      ) : (
        <Facts facts={attributes.map(([name, value]) => [name, attributeText(value)])} />
      )}
      <EditContactDialog contact={contact} opened={editing} onClose={() => setEditing(false)} />
    </Panel>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span className={styles.tags}>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}
