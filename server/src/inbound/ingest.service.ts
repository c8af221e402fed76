import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { ChannelId, EpochMs, MessageId } from '@sendero/shared';
import type { Pool } from 'pg';
import { Clock } from '../clock';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { newId } from '../new-id';
import type { Channel } from '../providers/provider';
import { ReceiptService } from '../receipts/receipt.service';
import { IncomingService, type Incoming } from './incoming.service';
import { MicroBatch } from './micro-batch';
import type { InboundMessage, InboundUpdate, Receipt, UnknownUpdate } from './updates';
import { InboundRepository } from './inbound.repository';

/** Under load, commits of messages begin so far apart, in ms; receipts are in less of a hurry. */
const MESSAGES_EVERY_MS = 10;
const RECEIPTS_EVERY_MS = 20;
const MOST_PER_COMMIT = 500;

/** A provider's time may be ahead of ours by a little; what is later than that is cut to now. */
const LATE_MS = 10_000;

/**
 * The door for everything that providers tell us. `accept` resolves when all of it is committed, so that a webhook is
 * answered only then. Messages and receipts go through a connection each; within a kind, order is kept.
 */
@Injectable()
export class IngestService implements BeforeApplicationShutdown {
  private readonly pool: Pool;
  private readonly messages: MicroBatch<Incoming>;
  private readonly receipts: MicroBatch<{ readonly channel: Channel; readonly receipt: Receipt }>;

  constructor(
    @Inject(HotConnections) connections: HotConnections,
    @Inject(IncomingService) incoming: IncomingService,
    @Inject(ReceiptService) receipts: ReceiptService,
    @Inject(InboundRepository) private readonly repository: InboundRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.pool = connections.pool('ingest', 3);
    this.messages = new MicroBatch((batch) => incoming.store(batch, this.pool), MESSAGES_EVERY_MS, MOST_PER_COMMIT);
    this.receipts = new MicroBatch((batch) => receipts.apply(batch, this.pool), RECEIPTS_EVERY_MS, MOST_PER_COMMIT);
  }

  async accept(channel: Channel, updates: readonly InboundUpdate[]): Promise<void> {
    const now = this.clock.now();
    const unknown = updates.filter((update) => update.type === 'unknown');
    await Promise.all([
      ...updates.flatMap((update) => {
        switch (update.type) {
          case 'message':
            return [this.messages.add(incomingOf(channel, update, now))];
          case 'receipt':
            return [this.receipts.add({ channel, receipt: update })];
          case 'unknown':
            return [];
        }
      }),
      ...(unknown.length > 0 ? [this.keep(channel.id, unknown)] : []),
    ]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.messages.drain(), this.receipts.drain()]);
  }

  private async keep(channelId: ChannelId, parts: readonly UnknownUpdate[]): Promise<void> {
    const rows = parts.map(({ field, payload }) => ({ channelId, field, payload }));
    await inTransaction(this.pool, (tx) => this.repository.storeUnknown(rows, this.clock.date(), tx));
  }
}

/**
 * Providers give whole seconds. A message that has just come takes our finer time, so that a thread keeps its order; one
 * that was delayed keeps the provider's.
 */
function incomingOf(channel: Channel, message: InboundMessage, now: EpochMs): Incoming {
  const writtenAt = message.at === 0 ? now : Math.min(message.at, now);
  const at = now - writtenAt < LATE_MS ? now : writtenAt;
  return { id: newId<MessageId>(), channel, message, writtenAt, at };
}
