import { Injectable } from '@nestjs/common';
import { conversationId, type WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { LiveNotices } from '../live/live-notices';
import { ConversationsRepository } from './conversations.repository';
import { PhoneSignals } from './phone-signals';

const typing = z.object({
  conversationId,
  agentId: z.string().min(1).max(80),
  name: z.string().max(80),
  active: z.boolean(),
});

/** Who of the team is writing where: their colleagues hear of it, and the contact's phone shows it. */
@Injectable()
export class TeamTyping {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly live: LiveNotices,
    private readonly signals: PhoneSignals,
  ) {}

  /** What can't be read, or is about no conversation of the workspace, is passed over. */
  async heard(workspace: WorkspaceId, told: unknown): Promise<void> {
    const { data } = typing.safeParse(told);
    if (!data || !(await this.conversations.thread(workspace, data.conversationId))) return;
    this.live.addTyping(workspace, data.conversationId, data.agentId, data.name, data.active);
    if (data.active) this.signals.typing(workspace, data.conversationId);
  }
}
