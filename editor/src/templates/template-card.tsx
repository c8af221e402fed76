import { Title } from '@mantine/core';
import { isSendable, type TemplateCategory, type TemplateMessage, type TemplateView } from '@sendero/shared';
import { languageText } from '../ui/language-text';
import { MessagePreview } from '../ui/message-preview';
import { RelativeTime } from '../ui/relative-time';
import { StatusBadge, type Tone } from '../ui/status-badge';
import styles from './template-card.module.css';

export function TemplateCard({ template }: { readonly template: TemplateView }) {
  return (
    <li className={styles.card} data-testid={`template-${template.name}`}>
      <div className={styles.header}>
        <Title order={2} className={styles.name}>
          {template.name}
        </Title>
        <StatusBadge tone={toneOf(template)}>{wordsOf(template.status)}</StatusBadge>
      </div>
      <div className={styles.facts}>
        {categories[template.category]} · {languageText(template.language)} · synced{' '}
        <RelativeTime at={template.syncedAt} />
      </div>
      <div className={styles.preview}>
        <MessagePreview framed template={template} content={{ type: 'template', template: unfilled(template) }} />
      </div>
    </li>
  );
}

const categories: Readonly<Record<TemplateCategory, string>> = {
  MARKETING: 'Marketing',
  UTILITY: 'Utility',
  AUTHENTICATION: 'Authentication',
};

function toneOf({ status }: TemplateView): Tone {
  if (status === 'FLAGGED') return 'warning';
  if (isSendable(status)) return 'positive';
  return status === 'PENDING' || status === 'IN_APPEAL' ? 'warning' : 'danger';
}

/** Such as “Pending deletion”. */
function wordsOf(status: TemplateView['status']): string {
  const words = status.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** No values: the placeholders are to be seen. */
function unfilled({ name, language }: TemplateView): TemplateMessage {
  return { name, language, header: [], headerLink: '', body: [], buttons: {} };
}
