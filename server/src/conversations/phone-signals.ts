import { Injectable, Logger } from '@nestjs/common';
import type { ConversationId, WorkspaceId } from '@sendero/shared';
import { ChannelDirectory } from '../providers/channel-directory';
import { Errands } from '../providers/errands';
import { AttachmentStore } from './attachment-store';

/** WhatsApp shows “typing…” for 25 s; it is told again a little before they are over. Machine time. */
const TYPING_AGAIN_MS = 20_000;
/** Beyond this many conversations the oldest are forgotten. */
const MOST_REMEMBERED = 10_000;

/**
 * What a contact's phone shows of us besides messages: that we have read theirs, and that somebody is typing. Best
 * effort: nobody waits for it, it is never tried again, and it has nothing to do with the outbox.
 */
@Injectable()
export class PhoneSignals {
  private readonly logger = new Logger(PhoneSignals.name);
  private readonly typedAt = new Map<string, number>();

  constructor(
    private readonly store: AttachmentStore,
    private readonly channels: ChannelDirectory,
    private readonly errands: Errands,
  ) {}

  read(workspace: WorkspaceId, id: ConversationId): void {
    void this.signal(workspace, id, false);
  }

  typing(workspace: WorkspaceId, id: ConversationId): void {
    const now = Date.now();
    if (now - (this.typedAt.get(id) ?? 0) < TYPING_AGAIN_MS) return;
    this.typedAt.delete(id);
    this.typedAt.set(id, now);
    for (const oldest of this.typedAt.keys()) {
      if (this.typedAt.size <= MOST_REMEMBERED) break;
      this.typedAt.delete(oldest);
    }
    void this.signal(workspace, id, true);
  }

  private async signal(workspace: WorkspaceId, id: ConversationId, typing: boolean): Promise<void> {
    try {
      const thread = await this.store.conversations.thread(workspace, id);
      const providerId = thread && (await this.store.messages.latestInbound(workspace, thread));
      const channel = thread && (await this.channels.find(thread.channelId));
      if (providerId && channel) await this.errands.markRead(channel, providerId, typing);
    } catch (error) {
      this.logger.debug({ err: error }, 'WhatsApp was not told what was read or that somebody types');
    }
  }
}
