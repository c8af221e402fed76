import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import rows from '../ui/rows.module.css';
import styles from './endpoint-section.module.css';

interface Props<T> {
  /** What they are, such as “Bots”. */
  readonly title: string;
  readonly query: UseQueryResult<readonly T[]>;
  /** Adds one; stands beside the title as soon as there is one. */
  readonly add: ReactNode;
  /** What stands there when there is none. */
  readonly none: ReactNode;
  readonly children: (endpoint: T) => ReactNode;
}

/** The endpoints of one kind. */
export function EndpointSection<T>({ title, query, add, none, children }: Props<T>) {
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {query.data && query.data.length > 0 && add}
      </div>
      <Loaded query={query} waiting={<ListSkeleton rows={2} height={90} />} failure={`${title} can't be shown`}>
        {(endpoints) =>
          endpoints.length === 0 ? (
            none
          ) : (
            <ul className={rows.rows} aria-label={title}>
              {endpoints.map(children)}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
