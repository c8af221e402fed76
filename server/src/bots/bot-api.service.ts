import { Injectable } from '@nestjs/common';
import {
  foldConsent,
  isWindowOpen,
  sessionMessageFindings,
  type ConversationId,
  type MessageId,
  type SessionMessage,
} from '@sendero/shared';
import { Clock } from '../clock';
import { HandoversService } from '../conversations/handovers.service';
import { Doorbell } from '../doorbell/doorbell';
import { outgoingText } from '../effects/outgoing-text';
import { userError } from '../errors';
import { LiveNotices } from '../live/live-notices';
import { newId } from '../new-id';
import { BotHoldsRepository, type BotIdentity } from './bot-holds.repository';

/** What a bot may do with the conversations that it holds. */
@Injectable()
export class BotApiService {
  constructor(
    private readonly holds: BotHoldsRepository,
    private readonly handovers: HandoversService,
    private readonly doorbell: Doorbell,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {}

  /**
   * Queues a message; the same key in the same conversation answers with the one that it wrote first, whatever has
   * happened since.
   */
  async send(
    bot: BotIdentity,
    id: ConversationId,
    message: SessionMessage,
    request: { readonly key: string | null; readonly callbackData: string | null },
  ): Promise<{ readonly id: MessageId }> {
    const finding = sessionMessageFindings(message, 'The message').find(({ severity }) => severity === 'error');
    if (finding) throw userError(422, 'bot.message_unusable', { detail: finding.message });
    const earlier = request.key === null ? null : await this.holds.written(bot, id, request.key);
    if (earlier) return { id: earlier };
    const thread = await this.holds.thread(bot, id);
    if (!thread) throw userError(409, 'bot.not_holding');
    if (foldConsent(thread.consent).suppressed) throw userError(409, 'message.opted_out');
    if (!isWindowOpen(thread.windowExpiresAt, this.clock.now())) throw userError(409, 'message.window_closed');
    const content = { type: 'session', message } as const;
    const fresh = { id: newId<MessageId>(), content, text: outgoingText(content, {}), ...request };
    const written = await this.holds.write(bot, id, fresh, this.clock.date());
    if (!written) throw userError(409, 'bot.not_holding');
    this.doorbell.ring('send');
    this.live.addMessage(bot.workspaceId, written);
    this.live.addConversation(bot.workspaceId, id);
    return { id: written };
  }

  /** The bot is done: rules and journeys have the next message. */
  async resolve(bot: BotIdentity, id: ConversationId): Promise<void> {
    if (!(await this.handovers.resolveForBot(bot.workspaceId, id, bot.id))) throw userError(409, 'bot.not_holding');
  }

  async handOver(
    bot: BotIdentity,
    id: ConversationId,
    to: { readonly assignTo: string; readonly note: string },
  ): Promise<void> {
    if (!(await this.holds.handOver(bot, id, to, this.clock.date()))) throw userError(409, 'bot.not_holding');
    this.live.addConversation(bot.workspaceId, id);
  }
}
