import type {
  AgentId,
  AttachedFile,
  AttachmentView,
  ConversationFilter,
  ConversationId,
  ConversationTally,
  ConversationView,
  JourneyId,
  MessageId,
  MessageView,
  Page,
  TeamId,
  TemplateMessage,
  ThreadPage,
} from '@sendero/shared';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request, upload } from './request';

/** Which conversations a list shows, and to whom. */
export interface InboxQuestion extends ConversationFilter {
  /** Part of a name or a number, or words of a message. */
  readonly search: string;
  /** Whose contacts walk it or walked it. */
  readonly journey: JourneyId | null;
  /** Who asks: whose conversations “mine” are. */
  readonly agent: AgentId | null;
}

/** The inbox is kept exact by the socket, so none of these goes stale by itself. */
export const conversationQueries = {
  all: ['conversations'] as const,
  lists: ['conversations', 'list'] as const,
  list: (question: InboxQuestion) =>
    infiniteQueryOptions({
      queryKey: ['conversations', 'list', question] as const,
      queryFn: ({ pageParam, signal }) => listConversations(question, pageParam, signal),
      staleTime: Infinity,
      ...paging,
    }),
  tally: (agent: AgentId | null) =>
    queryOptions({
      queryKey: ['conversation-tally', agent],
      queryFn: ({ signal }) => request<ConversationTally>('GET', '/conversations/tally', { signal }),
      staleTime: Infinity,
      refetchInterval: 60_000,
    }),
  detail: (id: ConversationId) =>
    queryOptions({
      queryKey: ['conversations', id, 'detail'],
      queryFn: ({ signal }) => getConversation(id, signal),
      staleTime: Infinity,
    }),
  threads: (id: ConversationId) => ['conversations', id, 'messages'] as const,
  /** From the newest message on, or from `around` in both directions. */
  messages: (id: ConversationId, around: MessageId | null = null) =>
    infiniteQueryOptions({
      queryKey: ['conversations', id, 'messages', around],
      queryFn: ({ pageParam, signal }) => listMessages(id, pageParam, around, signal),
      staleTime: Infinity,
      ...paging,
      getPreviousPageParam: (first: ThreadPage) => first.previous,
    }),
};

/** Latest inbound message first; what closes soon is listed the other way round. */
function listConversations(
  { search, pile, team, label, journey }: InboxQuestion,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Page<ConversationView>> {
  return request('GET', '/conversations', {
    query: {
      search,
      pile: pile ?? undefined,
      team: team ?? undefined,
      label: label ?? undefined,
      journey: journey ?? undefined,
      cursor: cursor ?? undefined,
    },
    signal,
  });
}

function getConversation(id: ConversationId, signal?: AbortSignal): Promise<ConversationView> {
  return request('GET', `/conversations/${id}`, signal && { signal });
}

/** Newest first. */
function listMessages(
  id: ConversationId,
  cursor: string | null,
  around: MessageId | null,
  signal: AbortSignal,
): Promise<ThreadPage> {
  return request('GET', `/conversations/${id}/messages`, {
    query: { cursor: cursor ?? undefined, around: around ?? undefined },
    signal,
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

/** Keeps the bot out of a conversation, which is the agent's then who asks. */
export function takeOver(id: ConversationId): Promise<ConversationView> {
  return request('POST', `/conversations/${id}/take-over`, { body: { assignTo: '' } });
}

/** Gives a conversation back to the bot. */
export function resolve(id: ConversationId): Promise<ConversationView> {
  return request('POST', `/conversations/${id}/resolve`, { body: {} });
}

/** Gives a conversation to an agent or a team; to nobody in particular when both are null. */
export function assign(
  id: ConversationId,
  assignment: { readonly agentId: AgentId | null; readonly teamId: TeamId | null },
): Promise<ConversationView> {
  return request('PUT', `/conversations/${id}/assignment`, { body: assignment });
}

/**
 * Gives a conversation to a bot of another system until it resolves it or somebody takes it over.
 *
 * @throws ProblemError `bot.not_found`, `bot.switched_off`
 */
export function handToBot(id: ConversationId, bot: string): Promise<ConversationView> {
  return request('PUT', `/conversations/${id}/bot`, { body: { bot } });
}

export function markRead(id: ConversationId): Promise<ConversationView> {
  return request('POST', `/conversations/${id}/read`, { body: {} });
}
