import { Injectable } from '@nestjs/common';
import type { ConversationId, ConversationView, MessageView, Page, WorkspaceId } from '@sendero/shared';
import { userError } from '../errors';
import { pageOf, sliceOf, timePlace, type PageQuery, type SearchQuery } from '../http/page';
import { LiveNotices } from '../live/live-notices';
import { ConversationsRepository } from './conversations.repository';
import { MessagesRepository } from './messages.repository';
import { PhoneSignals } from './phone-signals';

/** The inbox. */
@Injectable()
export class ConversationsService {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly messages: MessagesRepository,
    private readonly live: LiveNotices,
    private readonly signals: PhoneSignals,
  ) {}

  async list(workspace: WorkspaceId, query: SearchQuery): Promise<Page<ConversationView>> {
    const rows = await this.conversations.list(workspace, query.search, sliceOf(query, timePlace));
    return pageOf(
      rows,
      query.limit,
      ({ lastInboundAt, id }) => [lastInboundAt ?? 0, id],
      (row) => row,
    );
  }

  async view(workspace: WorkspaceId, id: ConversationId): Promise<ConversationView> {
    const conversation = await this.conversations.find(workspace, id);
    if (!conversation) throw userError(404, 'conversation.not_found');
    return conversation;
  }

  async thread(workspace: WorkspaceId, id: ConversationId, query: PageQuery): Promise<Page<MessageView>> {
    const slice = sliceOf(query, timePlace);
    const thread = await this.conversations.thread(workspace, id);
    if (!thread) throw userError(404, 'conversation.not_found');
    const rows = await this.messages.list(workspace, thread, slice);
    return pageOf(
      rows,
      query.limit,
      ({ at, id: message }) => [at, message],
      (row) => row,
    );
  }

  /** Also on the contact's phone, where the ticks of what they wrote turn blue. */
  async markRead(workspace: WorkspaceId, id: ConversationId): Promise<ConversationView> {
    if (await this.conversations.markRead(workspace, id)) this.signals.read(workspace, id);
    const conversation = await this.view(workspace, id);
    this.live.addConversation(workspace, id);
    return conversation;
  }
}
