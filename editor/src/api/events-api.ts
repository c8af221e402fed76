import type { ContactEvent, ContactId, Page } from '@sendero/shared';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request } from './request';

export const eventQueries = {
  ofContact: (id: ContactId) =>
    infiniteQueryOptions({
      queryKey: ['contacts', id, 'events'],
      queryFn: ({ pageParam, signal }) => listContactEvents(id, pageParam, signal),
      ...paging,
    }),
};

/** What other systems told of a contact, newest first. */
export function listContactEvents(
  id: ContactId,
  cursor: string | null = null,
  signal?: AbortSignal,
): Promise<Page<ContactEvent>> {
  return request('GET', `/contacts/${id}/events`, {
    query: { cursor: cursor ?? undefined },
    ...(signal && { signal }),
  });
}
