import { Injectable } from '@nestjs/common';
import type { ConversationId, ConversationView, WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { Doorbell } from '../doorbell/doorbell';
import { LiveNotices } from '../live/live-notices';
import { ConversationsService } from './conversations.service';
import { HandoversRepository } from './handovers.repository';

/** What people do with a conversation as a whole: take it from the bot, and give it back. */
@Injectable()
export class HandoversService {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly conversations: ConversationsService,
    private readonly doorbell: Doorbell,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {}

  /** Keeps the bot out of a conversation until it is resolved. */
  async takeOver(workspace: WorkspaceId, id: ConversationId, assignTo: string): Promise<ConversationView> {
    await this.handovers.takeOver(workspace, id, assignTo, this.clock.date());
    return this.changed(workspace, id);
  }

  /** Gives it back to the bot. Runs that handed it over go on; again changes nothing. */
  async resolve(workspace: WorkspaceId, id: ConversationId): Promise<ConversationView> {
    await this.handovers.resolve(workspace, id, this.clock.date());
    this.doorbell.ring('advance');
    return this.changed(workspace, id);
  }

  private async changed(workspace: WorkspaceId, id: ConversationId): Promise<ConversationView> {
    const conversation = await this.conversations.view(workspace, id);
    this.live.addConversation(workspace, id);
    return conversation;
  }
}
