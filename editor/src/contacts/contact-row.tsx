import type { ContactSummary } from '@sendero/shared';
import { memo } from 'react';
import { Link } from 'react-router';
import { PersonMark } from '../ui/person-mark';
import { RelativeTime } from '../ui/relative-time';
import rows from '../ui/rows.module.css';
import { StatusBadge } from '../ui/status-badge';
import styles from './contact-row.module.css';
import { consentSummary } from './consent-summary';

export const ContactRow = memo(function ContactRow({ contact }: { readonly contact: ContactSummary }) {
  const { tone, label } = consentSummary(contact.consent);
  return (
    <li className={`${rows.row} ${styles.row}`} data-testid="contact-row">
      <span className={styles.mark}>
        <PersonMark name={contact.name || contact.phone} />
      </span>
      <div className={styles.name}>
        <Link to={`/contacts/${contact.id}`} className={rows.link}>
          {contact.name || contact.phone || 'Without a name'}
        </Link>
        <div className={rows.muted}>{contact.name ? contact.phone || 'No phone number known' : 'No name yet'}</div>
      </div>
      <div className={styles.consent}>
        <StatusBadge tone={tone}>{label}</StatusBadge>
      </div>
      <div className={`${styles.runs} ${rows.muted}`}>
        {contact.activeRuns === 0
          ? 'No active run'
          : `${contact.activeRuns} active run${contact.activeRuns === 1 ? '' : 's'}`}
      </div>
      <div className={`${styles.wrote} ${rows.muted}`}>
        {contact.lastInboundAt === null ? (
          'Never wrote'
        ) : (
          <>
            Wrote <RelativeTime at={contact.lastInboundAt} />
          </>
        )}
      </div>
    </li>
  );
});
