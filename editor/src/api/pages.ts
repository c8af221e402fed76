import type { Page } from '@sendero/shared';
import type { InfiniteData } from '@tanstack/react-query';

/** A list as far as it was fetched. */
export type Pages<T> = InfiniteData<Page<T>>;

/** Settings of every paginated query: start without a cursor and follow `next`. */
export const paging = {
  initialPageParam: null as string | null,
  getNextPageParam: (last: { readonly next: string | null }) => last.next,
};

/** The beginning of a list: what a list that was read far down is cut to before all of it is fetched again. */
export function firstPages<D extends InfiniteData<unknown, unknown>>(data: D, most: number): D {
  if (data.pages.length <= most) return data;
  return { ...data, pages: data.pages.slice(0, most), pageParams: data.pageParams.slice(0, most) };
}

export function itemsOf<T>(pages: Pages<T> | undefined): readonly T[] {
  return pages?.pages.flatMap((page) => page.items) ?? [];
}
