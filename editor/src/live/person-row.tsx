import type { EpochMs, RunId } from '@sendero/shared';
import { Link } from 'react-router';
import { RelativeTime } from '../ui/relative-time';
import styles from './live-view.module.css';

interface Props {
  readonly run: RunId;
  readonly name: string;
  readonly phone: string;
  readonly at: EpochMs;
  /** What stood in the way; '' for nothing. */
  readonly note?: string;
  /** What is worth knowing, but no trouble. */
  readonly hint?: string;
}

/** Somebody at a step, or who left it. */
export function PersonRow({ run, name, phone, at, note = '', hint = '' }: Props) {
  return (
    <li>
      <Link className={styles.run} to={`/runs/${run}`}>
        <span className={styles.person}>
          <span className={styles.name}>{name || phone || 'Without a name'}</span>
          {name && phone && <span className={styles.phone}>{phone}</span>}
          {hint && <span className={styles.phone}>{hint}</span>}
          {note && <span className={styles.note}>{note}</span>}
        </span>
        <span className={styles.since}>
          <RelativeTime at={at} />
        </span>
      </Link>
    </li>
  );
}
