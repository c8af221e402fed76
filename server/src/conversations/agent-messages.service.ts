import { Injectable } from '@nestjs/common';
import type { ConversationId, MessageId, MessageView, WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { Doorbell } from '../doorbell/doorbell';
import { userError } from '../errors';
import { LiveNotices } from '../live/live-notices';
import { newId } from '../new-id';
import { AgentWriting, type AgentDraft, type Written } from './agent-writing';
import { AttachmentStore } from './attachment-store';
import type { Permission } from './conversations.repository';
import type { Thread } from './messages.repository';

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
  send(
    workspace: WorkspaceId,
    id: ConversationId,
    draft: AgentDraft,
    requestKey: string | undefined,
  ): Promise<MessageView> {
    return this.queue(workspace, id, requestKey, (thread) => this.writing.message(workspace, thread, draft));
  }

  /** Queues a reaction to a message of the conversation; a later one takes its place, an empty one takes it back. */
  react(
    workspace: WorkspaceId,
    id: ConversationId,
    reaction: { readonly to: MessageId; readonly emoji: string },
    requestKey: string | undefined,
  ): Promise<MessageView> {
    const { to, emoji } = reaction;
    return this.queue(workspace, id, requestKey, (thread) => this.writing.reaction(workspace, thread, to, emoji));
  }

  private async queue(
    workspace: WorkspaceId,
    id: ConversationId,
    requestKey: string | undefined,
    write: (thread: Thread & Permission) => Promise<Written>,
  ): Promise<MessageView> {
    const { conversations, messages } = this.store;
    const thread = await conversations.thread(workspace, id);
    if (!thread) throw userError(404, 'conversation.not_found');
    // Keys are unique in a channel, and two conversations of it may well use the same one.
    const idempotencyKey = requestKey === undefined ? null : `${id} ${requestKey}`;
    const earlier = idempotencyKey && (await messages.findByKey(workspace, thread, idempotencyKey));
    if (earlier) return earlier;
    const message = { ...(await write(thread)), id: newId<MessageId>(), idempotencyKey, at: this.clock.now() };
    await messages.insertQueued(workspace, thread, message);
    const written = idempotencyKey
      ? await messages.findByKey(workspace, thread, idempotencyKey)
      : await messages.find(workspace, message.id);
    if (!written) throw new Error(`The message ${message.id} is gone right after it was written`);
    this.doorbell.ring('send');
    this.live.addMessage(workspace, written.id);
    this.live.addConversation(workspace, id);
    return written;
  }
}
