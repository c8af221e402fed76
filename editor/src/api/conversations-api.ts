import type { ConversationId, ConversationView, MessageView, Page } from '@sendero/shared';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request } from './request';

/** The inbox is kept exact by the socket, so none of these goes stale by itself. */
export const conversationQueries = {
  all: ['conversations'] as const,
  lists: ['conversations', 'list'] as const,
  list: (search: string) =>
    infiniteQueryOptions({
      queryKey: ['conversations', 'list', search],
      queryFn: ({ pageParam, signal }) => listConversations(search, pageParam, signal),
      staleTime: Infinity,
      ...paging,
    }),
  detail: (id: ConversationId) =>
    queryOptions({
      queryKey: ['conversations', id, 'detail'],
      queryFn: ({ signal }) => getConversation(id, signal),
      staleTime: Infinity,
    }),
  messages: (id: ConversationId) =>
    infiniteQueryOptions({
      queryKey: ['conversations', id, 'messages'],
      queryFn: ({ pageParam, signal }) => listMessages(id, pageParam, signal),
      staleTime: Infinity,
      ...paging,
    }),
};

/** Latest inbound message first. */
export function listConversations(
  search: string,
  cursor: string | null = null,
  signal?: AbortSignal,
): Promise<Page<ConversationView>> {
  return request('GET', '/conversations', {
    query: { search, cursor: cursor ?? undefined },
    ...(signal && { signal }),
  });
}

export function getConversation(id: ConversationId, signal?: AbortSignal): Promise<ConversationView> {
  return request('GET', `/conversations/${id}`, signal && { signal });
}

/** Newest first. */
export function listMessages(
  id: ConversationId,
  cursor: string | null = null,
  signal?: AbortSignal,
): Promise<Page<MessageView>> {
  return request('GET', `/conversations/${id}/messages`, {
    query: { cursor: cursor ?? undefined },
    ...(signal && { signal }),
  });
}

/**
 * Sends an agent's text. `idempotencyKey` belongs to what was written: trying again with the same key sends nothing
 * twice.
 *
 * @throws ProblemError `message.window_closed`, `message.opted_out`, `message.too_long`
 */
export function sendMessage(
  id: ConversationId,
  { text, idempotencyKey }: { readonly text: string; readonly idempotencyKey: string },
): Promise<MessageView> {
  return request('POST', `/conversations/${id}/messages`, {
    body: { text },
    headers: { 'idempotency-key': idempotencyKey },
  });
}

/** Keeps the bot out of a conversation. */
export function takeOver(id: ConversationId): Promise<ConversationView> {
  return request('POST', `/conversations/${id}/take-over`, { body: { assignTo: '' } });
}

/** Gives a conversation back to the bot. */
export function resolve(id: ConversationId): Promise<ConversationView> {
  return request('POST', `/conversations/${id}/resolve`, { body: {} });
}

export function markRead(id: ConversationId): Promise<ConversationView> {
  return request('POST', `/conversations/${id}/read`, { body: {} });
}
