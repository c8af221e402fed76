import { Injectable } from '@nestjs/common';
import type { AgentId, ConversationId, MessageId, MessageView, WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { Doorbell } from '../doorbell/doorbell';
import { userError } from '../errors';
import { LiveNotices } from '../live/live-notices';
import { newId } from '../new-id';
import { AgentWriting, type AgentDraft, type Written } from './agent-writing';
import { AttachmentStore } from './attachment-store';
import type { Permission } from './conversations.repository';
import type { Thread } from './messages.repository';

/** What a request to write comes with. */
export interface WriteRequest {
  /** Names it: the same one never writes twice. */
  readonly key: string | undefined;
  /** Who writes; null when nobody said. */
  readonly agentId: AgentId | null;
  /** Comes back with receipts; null when nothing shall. */
  readonly callbackData: string | null;
}

/** What a person writes to a contact by hand: queued like everything else that goes out, and sent once. */
@Injectable()
export class AgentMessagesService {
  constructor(
    private readonly store: AttachmentStore,
    private readonly writing: AgentWriting,
    private readonly doorbell: Doorbell,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {}

  /**
   * Queues a message. The same idempotency key in the same conversation answers with the message that it wrote first,
   * whatever has happened since.
   */
  send(workspace: WorkspaceId, id: ConversationId, draft: AgentDraft, request: WriteRequest): Promise<MessageView> {
    return this.queue(workspace, id, request, (thread) => this.writing.message(workspace, thread, draft));
  }

  /** Queues a reaction to a message of the conversation; a later one takes its place, an empty one takes it back. */
  react(
    workspace: WorkspaceId,
    id: ConversationId,
    reaction: { readonly to: MessageId; readonly emoji: string },
    request: WriteRequest,
  ): Promise<MessageView> {
    const { to, emoji } = reaction;
    return this.queue(workspace, id, request, (thread) => this.writing.reaction(workspace, thread, to, emoji));
  }

  private async queue(
    workspace: WorkspaceId,
    id: ConversationId,
    { key, agentId, callbackData }: WriteRequest,
    write: (thread: Thread & Permission) => Promise<Written>,
  ): Promise<MessageView> {
    const { conversations, messages } = this.store;
    const thread = await conversations.thread(workspace, id);
    if (!thread) throw userError(404, 'conversation.not_found');
    // Keys are unique in a channel, and two conversations of it may well use the same one.
    const idempotencyKey = key === undefined ? null : `${id} ${key}`;
    const earlier = idempotencyKey && (await messages.findByKey(workspace, thread, idempotencyKey));
    if (earlier) return earlier;
    const written = await write(thread);
    const message = { ...written, id: newId<MessageId>(), idempotencyKey, agentId, callbackData, at: this.clock.now() };
    await messages.insertQueued(workspace, thread, message);
    const kept = idempotencyKey
      ? await messages.findByKey(workspace, thread, idempotencyKey)
      : await messages.find(workspace, message.id);
    if (!kept) throw new Error(`The message ${message.id} is gone right after it was written`);
    this.doorbell.ring('send');
    this.live.addMessage(workspace, kept.id);
    this.live.addConversation(workspace, id);
    return kept;
  }
}
