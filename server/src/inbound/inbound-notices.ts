import { Inject, Injectable } from '@nestjs/common';
import { Doorbell } from '../doorbell/doorbell';
import { LiveNotices } from '../live/live-notices';
import type { NewInbound, StoredInbound } from './inbound.repository';

/** Tells the engine and the screens about messages that were committed. */
@Injectable()
export class InboundNotices {
  constructor(
    @Inject(Doorbell) private readonly doorbell: Doorbell,
    @Inject(LiveNotices) private readonly live: LiveNotices,
  ) {}

  stored(messages: readonly NewInbound[], stored: readonly StoredInbound[]): void {
    if (stored.length === 0) return;
    this.doorbell.ring('advance');
    const workspaceOf = new Map(messages.map(({ id, workspaceId }) => [id, workspaceId]));
    for (const { messageId, conversationId } of stored) {
      const workspaceId = workspaceOf.get(messageId);
      if (!workspaceId) continue;
      this.live.addMessage(workspaceId, messageId);
      this.live.addConversation(workspaceId, conversationId);
    }
  }
}
