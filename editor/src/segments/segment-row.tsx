import type { Segment } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { Link } from 'react-router';
import { segmentQueries } from '../api/segments-api';
import { capitalized } from '../ui/capitalized';
import { countText } from '../ui/count-text';
import { RelativeTime } from '../ui/relative-time';
import rows from '../ui/rows.module.css';
import styles from './segment-row.module.css';
import { segmentText } from './segment-text';

export const SegmentRow = memo(function SegmentRow({ segment }: { readonly segment: Segment }) {
  const { data: count } = useQuery(segmentQueries.count(segment.definition));
  return (
    <li className={`${rows.row} ${styles.row}`} data-testid="segment-row">
      <div className={styles.name}>
        <Link to={`/segments/${segment.id}`} className={rows.link}>
          {segment.name}
        </Link>
        <div className={`${rows.muted} ${styles.conditions}`}>{capitalized(segmentText(segment.definition))}</div>
      </div>
      <div className={`${styles.count} ${rows.muted}`}>
        {count ? `${countText(count.members)} ${count.members === 1 ? 'member' : 'members'}` : '…'}
      </div>
      <div className={`${styles.changed} ${rows.muted}`}>
        Changed <RelativeTime at={segment.updatedAt} />
      </div>
    </li>
  );
});
