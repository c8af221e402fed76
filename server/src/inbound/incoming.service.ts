import { Inject, Injectable } from '@nestjs/common';
import type { EpochMs, MessageId } from '@sendero/shared';
import type { Pool } from 'pg';
import { Clock } from '../clock';
import { inTransaction } from '../database/hot-connections';
import type { Channel } from '../providers/provider';
import { ConsentKeywords } from './consent-keywords';
import { InboundRepository, type NewInbound } from './inbound.repository';
import { InboundNotices } from './inbound-notices';
import { PersonRepository } from './person.repository';
import type { InboundMessage } from './updates';

/** A message together with where it came in. */
export interface Incoming {
  readonly id: MessageId;
  readonly channel: Channel;
  readonly message: InboundMessage;
  readonly writtenAt: EpochMs;
  readonly at: EpochMs;
}

/** Stores what customers wrote: who they are, the window that it opens, consent keywords, and the event for the engine. */
@Injectable()
export class IncomingService {
  constructor(
    @Inject(PersonRepository) private readonly people: PersonRepository,
    @Inject(InboundRepository) private readonly inbound: InboundRepository,
    @Inject(ConsentKeywords) private readonly keywords: ConsentKeywords,
    @Inject(InboundNotices) private readonly notices: InboundNotices,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** One transaction for the whole batch. Consent and the queue change with the message that asks for it. */
  async store(batch: readonly Incoming[], pool: Pool): Promise<void> {
    const now = this.clock.date();
    const { messages, stored } = await inTransaction(pool, async (tx) => {
      const contacts = await this.people.resolve(
        batch.map(({ channel, message }) => ({ workspaceId: channel.workspaceId, ...message.from })),
        now,
        tx,
      );
      const rows = batch.flatMap((incoming, index): NewInbound[] => {
        const contactId = contacts[index];
        if (!contactId) return [];
        const { id, channel, message, writtenAt, at } = incoming;
        const { providerId, text, content, referral, opensWindow, quotedId } = message;
        const consent = this.keywords.of(text);
        const { workspaceId, id: channelId } = channel;
        return [
          {
            id,
            workspaceId,
            channelId,
            contactId,
            providerId,
            writtenAt,
            at,
            text,
            content,
            referral,
            opensWindow,
            quotedId,
            consent,
          },
        ];
      });
      const kept = await this.inbound.store(rows, now, tx);
      await this.keywords.record(rows, kept, tx);
      return { messages: rows, stored: kept };
    });
    this.notices.stored(messages, stored);
  }
}
