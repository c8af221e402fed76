import type { QuotedMessage } from '@sendero/shared';
import { useSearchParams } from 'react-router';
import styles from './quote.module.css';
import { useThreadActions } from './thread-actions';

/** The message that another one answers; a click leads to it, wherever in the thread it is. */
export function Quote({ quoted: { id, direction, summary } }: { readonly quoted: QuotedMessage }) {
  const [, setParameters] = useSearchParams();
  const { contactName } = useThreadActions();
  if (id === null) return <div className={styles.quote}>A message that is not in this conversation</div>;
  const show = () => {
    const target = document.getElementById(elementOf(id));
    if (!target) return setParameters(lookFor(id));
    target.scrollIntoView({ block: 'center' });
    target.focus();
  };
  return (
    <button type="button" className={styles.quote} onClick={show}>
      <span className={styles.who}>{direction === 'in' ? contactName : 'You'}</span>
      <span className={styles.summary}>{summary}</span>
    </button>
  );
}

function lookFor(id: string) {
  return (known: URLSearchParams): URLSearchParams => {
    const next = new URLSearchParams(known);
    next.set('message', id);
    return next;
  };
}

/** Names a message among the elements of the page. */
export function elementOf(id: string): string {
  return `message-${id}`;
}
