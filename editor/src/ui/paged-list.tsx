import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { itemsOf, type Pages } from '../api/pages';
import { ErrorNotice } from './error-notice';
import { LoadMore } from './load-more';

export interface PagedListProps<T> {
  readonly query: UseInfiniteQueryResult<Pages<T>>;
  /** What stands in its place until it is there. */
  readonly waiting: ReactNode;
  /** What is said when it can't be had, such as “The contacts can't be shown”. */
  readonly failure: string;
  /** What stands there when the list has nothing in it. */
  readonly empty: ReactNode;
  /** What the button for the next page says. */
  readonly more: string;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** A list that is fetched page by page, as far as somebody looks. */
export function PagedList<T>({ query, waiting, failure, empty, more, children }: PagedListProps<T>) {
  const items = itemsOf(query.data);
  if (query.isPending) return waiting;
  if (query.isError && items.length === 0) {
    return <ErrorNotice title={failure} error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <>
      {items.length === 0 ? empty : children(items)}
      <LoadMore
        more={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        onLoad={() => void query.fetchNextPage()}
        label={more}
      />
    </>
  );
}
