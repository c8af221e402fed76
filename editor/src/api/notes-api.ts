import type { ConversationId, NoteView } from '@sendero/shared';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

export const noteQueries = {
  /** Newest first. */
  of: (conversation: ConversationId) =>
    queryOptions({
      queryKey: ['notes', conversation],
      queryFn: ({ signal }) => request<readonly NoteView[]>('GET', `/conversations/${conversation}/notes`, { signal }),
      staleTime: 30_000,
    }),
};

export function writeNote(conversation: ConversationId, text: string): Promise<NoteView> {
  return request('POST', `/conversations/${conversation}/notes`, { body: { text } });
}

export function deleteNote(conversation: ConversationId, id: string): Promise<void> {
  return request('DELETE', `/conversations/${conversation}/notes/${id}`);
}
