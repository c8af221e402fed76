import { Injectable } from '@nestjs/common';
import {
  foldConsent,
  isWindowOpen,
  MESSAGE_LIMITS,
  type AgentView,
  type ConversationId,
  type MessageId,
  type MessageView,
  type WorkspaceId,
} from '@sendero/shared';
import { Clock } from '../clock';
import { Doorbell } from '../doorbell/doorbell';
import { userError } from '../errors';
import { LiveNotices } from '../live/live-notices';
import { newId } from '../new-id';
import { ConversationsRepository, type Permission } from './conversations.repository';
import { MessagesRepository, type AgentMessage } from './messages.repository';

/** What a person writes to a contact by hand. */
@Injectable()
export class AgentMessagesService {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly messages: MessagesRepository,
    private readonly doorbell: Doorbell,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {}

  /**
   * Queues a free-form message. The same idempotency key in the same conversation answers with the message that it
   * wrote first, whatever has happened since.
   */
  async send(
    workspace: WorkspaceId,
    id: ConversationId,
    text: string,
    requestKey: string | undefined,
    agent: AgentView | null,
  ): Promise<MessageView> {
    const thread = await this.conversations.thread(workspace, id);
    if (!thread) throw userError(404, 'conversation.not_found');
    // Keys are unique in a channel, and two conversations of it may well use the same one.
    const idempotencyKey = requestKey === undefined ? null : `${id} ${requestKey}`;
    const earlier = idempotencyKey && (await this.messages.findByKey(workspace, thread, idempotencyKey));
    if (earlier) return earlier;
    this.mustBeAllowed(text, thread);
    const message = this.compose(text, idempotencyKey, agent);
    await this.messages.insertQueued(workspace, thread, message);
    const written = idempotencyKey
      ? await this.messages.findByKey(workspace, thread, idempotencyKey)
      : await this.messages.find(workspace, message.id);
    if (!written) throw new Error(`The message ${message.id} is gone right after it was written`);
    this.doorbell.ring('send');
    this.live.addMessage(workspace, written.id);
    this.live.addConversation(workspace, id);
    return written;
  }

  /** The sender looks again just before the message goes out. */
  private mustBeAllowed(text: string, { windowExpiresAt, consent }: Permission): void {
    if (text.trim() === '') throw userError(422, 'message.empty');
    if (text.length > MESSAGE_LIMITS.text) throw userError(422, 'message.too_long', { limit: MESSAGE_LIMITS.text });
    if (foldConsent(consent).suppressed) throw userError(409, 'message.opted_out');
    if (!isWindowOpen(windowExpiresAt, this.clock.now())) throw userError(409, 'message.window_closed');
  }

  private compose(text: string, idempotencyKey: string | null, agent: AgentView | null): AgentMessage {
    return {
      id: newId<MessageId>(),
      content: { type: 'session', message: { type: 'text', text, previewUrl: false } },
      text,
      idempotencyKey,
      agentId: agent?.id ?? null,
      at: this.clock.now(),
    };
  }
}
