import { Injectable } from '@nestjs/common';
import type { AgentView, ConversationId, ConversationView, WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { Doorbell } from '../doorbell/doorbell';
import { userError } from '../errors';
import { AssignmentsService } from './assignments.service';
import { ConversationsService } from './conversations.service';
import { HandoversRepository } from './handovers.repository';

/** What people do with a conversation as a whole: take it from journeys and bots, hand it to a bot, and give it back. */
@Injectable()
export class HandoversService {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly conversations: ConversationsService,
    private readonly assignments: AssignmentsService,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {}

  /** Keeps the bot out of a conversation until it is resolved. It is the caller's when nobody else is named. */
  async takeOver(
    workspace: WorkspaceId,
    id: ConversationId,
    assignTo: string,
    caller: AgentView | null,
  ): Promise<ConversationView> {
    if (assignTo === '' && caller) {
      return this.assignments.assign(workspace, id, { agentId: caller.id, teamId: null });
    }
    await this.handovers.takeOver(workspace, id, assignTo, this.clock.date());
    return this.conversations.changed(workspace, id);
  }

  /**
   * Gives it to a bot of another system until the bot resolves it or somebody takes it over.
   *
   * @throws UserError conversation.not_found, bot.not_found, bot.switched_off
   */
  async handToBot(workspace: WorkspaceId, id: ConversationId, bot: string): Promise<ConversationView> {
    const enabled = await this.handovers.handToBot(workspace, id, bot, this.clock.date());
    if (enabled === null) throw userError(404, 'bot.not_found');
    if (!enabled) throw userError(409, 'bot.switched_off');
    return this.conversations.changed(workspace, id);
  }

  /** Gives it back to the bot. Runs that handed it over go on; again changes nothing. */
  async resolve(workspace: WorkspaceId, id: ConversationId): Promise<ConversationView> {
    await this.handovers.resolve(workspace, id, null, this.clock.date());
    this.doorbell.ring('advance');
    return this.conversations.changed(workspace, id);
  }

  /** The bot that has it is done. False when it does not have it, or not any more. */
  async resolveForBot(workspace: WorkspaceId, id: ConversationId, bot: string): Promise<boolean> {
    if (!(await this.handovers.resolve(workspace, id, bot, this.clock.date()))) return false;
    this.doorbell.ring('advance');
    await this.conversations.changed(workspace, id);
    return true;
  }
}
