import { Skeleton } from '@mantine/core';
import styles from './list-skeleton.module.css';

/** Stands where rows will be. */
export function ListSkeleton({ rows = 5, height = 56 }: { readonly rows?: number; readonly height?: number }) {
  return (
    <div className={styles.list} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} />
      ))}
    </div>
  );
}
