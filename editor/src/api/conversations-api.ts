import type {
  AttachedFile,
  AttachmentView,
  ConversationId,
  ConversationView,
  MessageId,
  MessageView,
  Page,
  TemplateMessage,
} from '@sendero/shared';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request, upload } from './request';

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

/** What a person writes: a text, a file with or without one, or a template. */
export interface NewMessage {
  readonly text?: string;
  readonly file?: AttachedFile;
  readonly template?: TemplateMessage;
  /** The message that it answers. */
  readonly quotes?: MessageId;
}

/**
 * Sends what a person wrote. `idempotencyKey` belongs to it: trying again with the same key sends nothing twice.
 *
 * @throws ProblemError `message.window_closed`, `message.opted_out`, `message.not_opted_in`, `message.too_long` …
 */
export function sendMessage(id: ConversationId, message: NewMessage, idempotencyKey: string): Promise<MessageView> {
  return request('POST', `/conversations/${id}/messages`, {
    body: message,
    headers: { 'idempotency-key': idempotencyKey },
  });
}

/** Puts an emoji on a message; '' takes it back. */
export function react(
  id: ConversationId,
  { to, emoji, idempotencyKey }: { readonly to: MessageId; readonly emoji: string; readonly idempotencyKey: string },
): Promise<MessageView> {
  return request('PUT', `/conversations/${id}/messages/${to}/reaction`, {
    body: { emoji },
    headers: { 'idempotency-key': idempotencyKey },
  });
}

/** @throws ProblemError `attachment.too_large`, `attachment.type_unsupported`, `attachment.refused` … */
export function uploadAttachment(id: ConversationId, file: File): Promise<AttachmentView> {
  return upload(`/conversations/${id}/attachments`, file, { filename: file.name });
}

/** Where the file of a message is shown from. */
export function fileLink(id: MessageId): string {
  return `/api/messages/${id}/file`;
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
