import type { Consent, MessageTopic } from '@sendero/shared';
import { StatusBadge } from '../ui/status-badge';
import styles from './consent-badges.module.css';
import { topicLabels } from './topic-labels';

const topics: readonly MessageTopic[] = ['marketing', 'utility', 'authentication'];

/** What may be sent to a contact, topic by topic. */
export function ConsentBadges({ consent }: { readonly consent: Consent }) {
  return (
    <div className={styles.badges}>
      {consent.suppressed && <StatusBadge tone="danger">Asked us to stop</StatusBadge>}
      {topics.map((topic) => (
        <StatusBadge key={topic} tone={consent[topic] === 'in' ? 'positive' : 'neutral'}>
          {topicLabels[topic]}: {consent[topic]}
        </StatusBadge>
      ))}
    </div>
  );
}
