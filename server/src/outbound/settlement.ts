import { Inject, Injectable } from '@nestjs/common';
import type { ChannelId, ConsentEntries, ContactId } from '@sendero/shared';
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

/** A result on its way into the database. */
interface Settling {
  readonly result: Result;
  /** Who gets another message right after this one. */
  readonly next: ContactId | null;
  consent: ConsentEntries;
}

/** Stores what became of messages, many answers in one commit. */
@Injectable()
export class Settlement {
  private readonly pool: Pool;
  private readonly results: MicroBatch<Settling>;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    connections: HotConnections,
    private readonly store: OutboundStore,
    private readonly clock: Clock,
  ) {
    this.pool = connections.pool('settlement', 2);
    this.results = new MicroBatch((batch) => this.settleNext(batch), RESULTS_EVERY_MS, MOST_PER_COMMIT);
  }

  /**
   * Resolves when the result is committed.
   *
   * @param next who gets another message right after this one
   * @returns what they consent to by now; nothing without `next`
   */
  async add(result: Result, next: ContactId | null): Promise<ConsentEntries> {
    const settling: Settling = { result, next, consent: [] };
    await this.results.add(settling);
    return settling.consent;
  }

  drain(): Promise<void> {
    return this.results.drain();
  }

  /** Answers what these contacts consent to by now; asked on the way, it costs no round trip of its own. */
  async settle(
    results: readonly Result[],
    contacts: readonly ContactId[] = [],
  ): Promise<ReadonlyMap<ContactId, ConsentEntries>> {
    const now = this.clock.date();
    const { outbox, news } = this.store;
    const [moved, consents] = await inTransaction(this.pool, async (tx) => {
      const settled = await Promise.all([
        outbox.settle(results, this.config.unknownGraceMs, now, tx),
        outbox.consents(contacts, tx),
      ]);
      await news.write(settled[0], now, tx);
      return settled;
    });
    news.announce(moved);
    return consents;
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

  private async settleNext(batch: readonly Settling[]): Promise<void> {
    const consents = await this.settle(
      batch.map(({ result }) => result),
      batch.flatMap(({ next }) => next ?? []),
    );
    for (const settling of batch) settling.consent = (settling.next && consents.get(settling.next)) ?? [];
  }
}
