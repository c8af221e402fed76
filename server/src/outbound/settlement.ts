import { Inject, Injectable } from '@nestjs/common';
import type { ChannelId } from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { MicroBatch } from '../inbound/micro-batch';
import type { TemplatesByKey } from '../runs/template-cache';
import type { Result } from './outbox.repository';
import { OutboundStore } from './outbound-store';

/** Under load, commits of results begin so far apart, in ms. */
const RESULTS_EVERY_MS = 15;
const MOST_PER_COMMIT = 200;

/** Stores what became of messages, many answers in one commit. */
@Injectable()
export class Settlement {
  private readonly pool: Pool;
  private readonly results: MicroBatch<Result>;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    connections: HotConnections,
    private readonly store: OutboundStore,
    private readonly clock: Clock,
  ) {
    this.pool = connections.pool('settlement', 2);
    this.results = new MicroBatch((batch) => this.settle(batch), RESULTS_EVERY_MS, MOST_PER_COMMIT);
  }

  /** Resolves when the result is committed. */
  add(result: Result): Promise<void> {
    return this.results.add(result);
  }

  drain(): Promise<void> {
    return this.results.drain();
  }

  async settle(results: readonly Result[]): Promise<void> {
    const now = this.clock.date();
    const moved = await inTransaction(this.pool, async (tx) => {
      const messages = await this.store.outbox.settle(results, this.config.unknownGraceMs, now, tx);
      await this.store.news.write(messages, now, tx);
      return messages;
    });
    this.store.news.announce(moved);
  }

  async holdChannel(channel: ChannelId, ms: number): Promise<void> {
    await inTransaction(this.pool, (tx) => this.store.outbox.holdChannel(channel, ms, tx));
  }

  async templates(channel: ChannelId): Promise<TemplatesByKey> {
    const client: PoolClient = await this.pool.connect();
    try {
      return (await this.store.templates.load([channel], client)).get(channel) ?? {};
    } finally {
      client.release();
    }
  }
}
