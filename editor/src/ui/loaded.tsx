import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice';

export interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  /** What stands in its place until it is there. */
  readonly waiting: ReactNode;
  /** What is said when it can't be had, such as “The contact can't be shown”. */
  readonly failure: string;
  readonly children: (data: T) => ReactNode;
}

/** What a query fetches, as soon and as long as there is something to show. */
export function Loaded<T>({ query, waiting, failure, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return waiting;
  return <ErrorNotice title={failure} error={query.error} onRetry={() => void query.refetch()} />;
}
