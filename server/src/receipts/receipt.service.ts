import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Clock } from '../clock';
import { inTransaction } from '../database/hot-connections';
import type { Receipt } from '../inbound/updates';
import type { Channel } from '../providers/provider';
import { MessageNews } from './message-news';
import { furtherOf, ReceiptRepository, type ReceiptRow } from './receipt.repository';

/** Applies status callbacks: only forward, in any order, even before the send itself was answered. */
@Injectable()
export class ReceiptService {
  constructor(
    @Inject(ReceiptRepository) private readonly receipts: ReceiptRepository,
    @Inject(MessageNews) private readonly news: MessageNews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async apply(batch: readonly { readonly channel: Channel; readonly receipt: Receipt }[], pool: Pool): Promise<void> {
    const now = this.clock.date();
    const rows = furthest(batch, now);
    const moved = await inTransaction(pool, async (tx) => {
      const messages = await this.receipts.apply(rows, tx);
      const shut = messages.filter(
        ({ problem, now: status }) => status === 'failed' && problem === 'message.window_closed',
      );
      if (shut.length > 0) await this.receipts.closeWindows(shut, now, tx);
      await this.news.write(messages, now, tx);
      return messages;
    });
    this.news.announce(moved);
  }
}

/**
 * Of several receipts of one message in a batch only the furthest counts, with the price that any of them told. One whose
 * time can't be read is of now.
 */
function furthest(
  batch: readonly { readonly channel: Channel; readonly receipt: Receipt }[],
  now: Date,
): readonly ReceiptRow[] {
  const best = new Map<string, ReceiptRow>();
  for (const { channel, receipt } of batch) {
    const key = receipt.messageId ?? `${channel.id} ${receipt.providerId}`;
    best.set(
      key,
      furtherOf(best.get(key), {
        channelId: channel.id,
        messageId: receipt.messageId,
        providerId: receipt.providerId,
        status: receipt.status,
        at: receipt.at === 0 ? now : new Date(receipt.at),
        problem: receipt.failure?.problem ?? null,
        detail: receipt.failure?.detail.slice(0, 500) ?? null,
        pricing: receipt.pricing,
      }),
    );
  }
  return [...best.values()];
}
