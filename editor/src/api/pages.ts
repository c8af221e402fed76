import type { Page } from '@sendero/shared';
import type { InfiniteData } from '@tanstack/react-query';

/** A list as far as it was fetched. */
export type Pages<T> = InfiniteData<Page<T>>;

/** Settings of every paginated query: start without a cursor and follow `next`. */
export const paging = {
  initialPageParam: null as string | null,
  getNextPageParam: (last: { readonly next: string | null }) => last.next,
};

export function itemsOf<T>(pages: Pages<T> | undefined): readonly T[] {
  return pages?.pages.flatMap((page) => page.items) ?? [];
}
