import { Injectable } from '@nestjs/common';
import type { AgentId, ConversationId, ConversationTally, ConversationView, Page, WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { userError } from '../errors';
import { pageOf, sliceOf, timePlace } from '../http/page';
import { LiveNotices } from '../live/live-notices';
import { ConversationListsRepository } from './conversation-lists.repository';
import type { ListConversations } from './conversations.dto';
import { ConversationsRepository } from './conversations.repository';
import { PhoneSignals } from './phone-signals';

/** The inbox. */
@Injectable()
export class ConversationsService {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly lists: ConversationListsRepository,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
    private readonly signals: PhoneSignals,
  ) {}

  async list(workspace: WorkspaceId, agent: AgentId | null, query: ListConversations): Promise<Page<ConversationView>> {
    const { search, pile = null, team = null, label = null, journey = null } = query;
    const rows = await this.lists.list(
      workspace,
      { search, pile, team, label, journey },
      { agent, now: this.clock.now() },
      sliceOf(query, timePlace),
    );
    return pageOf(
      rows,
      query.limit,
      ({ lastInboundAt, id }) => [lastInboundAt ?? 0, id],
      (row) => row,
    );
  }

  tally(workspace: WorkspaceId, agent: AgentId | null): Promise<ConversationTally> {
    return this.lists.tally(workspace, { agent, now: this.clock.now() });
  }

  async view(workspace: WorkspaceId, id: ConversationId): Promise<ConversationView> {
    const conversation = await this.conversations.find(workspace, id);
    if (!conversation) throw userError(404, 'conversation.not_found');
    return conversation;
  }

  /** Also on the contact's phone, where the ticks of what they wrote turn blue. */
  async markRead(workspace: WorkspaceId, id: ConversationId): Promise<ConversationView> {
    if (await this.conversations.markRead(workspace, id)) this.signals.read(workspace, id);
    return this.changed(workspace, id);
  }

  /** Shows everybody what became of a conversation. */
  async changed(workspace: WorkspaceId, id: ConversationId): Promise<ConversationView> {
    const conversation = await this.view(workspace, id);
    this.live.addConversation(workspace, id);
    return conversation;
  }
}
