import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import { RoundWorker } from '../runs/round-worker';
import { OutboundStore } from './outbound-store';
import { overduePolicy } from './outcome-policy';
import type { Result } from './outbox.repository';

const EVERY_MS = 1_000;
const MOST_A_ROUND = 500;

/**
 * Looks after messages whose sender died between the lease and the answer. Receipts settle most of them; what no receipt
 * claims in the grace time is tried once more or given up, as the policy says.
 */
@Injectable()
export class DoubtWatch extends RoundWorker {
  private readonly pool: Pool;

  constructor(
    @Inject(CONFIG) config: Config,
    connections: HotConnections,
    private readonly store: OutboundStore,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {
    super(config, EVERY_MS, 'Messages in doubt are looked at again soon');
    this.pool = connections.pool('doubt watch', 1);
  }

  override async onApplicationBootstrap(): Promise<void> {
    if (this.config.role === 'web') return;
    await inTransaction(this.pool, (tx) => this.store.outbox.restartGrace(this.config.unknownGraceMs, tx));
    await super.onApplicationBootstrap();
  }

  protected work(): Promise<void> {
    return this.look();
  }

  /** One round; public so that a test need not wait for the next one. */
  async look(): Promise<void> {
    await inTransaction(this.pool, (tx) => this.store.outbox.markUnknown(this.config.unknownGraceMs, MOST_A_ROUND, tx));
    const now = this.clock.date();
    const moved = await inTransaction(this.pool, async (tx) => {
      const overdue = await this.store.outbox.overdue(MOST_A_ROUND, tx);
      const results = overdue.map((message): Result => {
        const blank = {
          id: message.id,
          attempt: message.attempt,
          providerId: null,
          detail: null,
          notBefore: null,
          quietUntil: null,
          tried: true,
        };
        return overduePolicy(message) === 'again'
          ? { ...blank, status: 'queued', problem: null }
          : { ...blank, status: 'failed', problem: 'message.no_answer' };
      });
      if (results.length === 0) return [];
      const messages = await this.store.outbox.settle(results, this.config.unknownGraceMs, now, tx);
      await this.store.news.write(messages, now, tx);
      return messages;
    });
    if (moved.length === 0) return;
    this.store.news.announce(moved);
    this.doorbell.ring('send');
  }
}
