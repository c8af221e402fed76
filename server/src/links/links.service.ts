import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { Clock } from '../clock';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { MicroBatch } from '../inbound/micro-batch';
import { ClickNews } from './click-news';
import { LinkRepository, type Click, type FirstClick } from './link.repository';
import { LINK_CODE } from './new-link-code';

/** Under load, commits of clicks begin so far apart, in ms. */
const CLICKS_EVERY_MS = 10;
const MOST_TOGETHER = 200;
/** How much of a browser's name is kept, in characters. */
const AGENT_LENGTH = 300;

/** Leads who opens a tracked link to where it leads, and keeps the click first: it is durable before they go on. */
@Injectable()
export class LinksService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(LinksService.name);
  private readonly pool: Pool;
  private readonly clicks = new MicroBatch<Click>((batch) => this.record(batch), CLICKS_EVERY_MS, MOST_TOGETHER);

  constructor(
    connections: HotConnections,
    private readonly links: LinkRepository,
    private readonly news: ClickNews,
    private readonly clock: Clock,
  ) {
    this.pool = connections.pool('links', 2);
  }

  /**
   * Where a code leads; null when it leads nowhere. Who opens it gets there even when the click can't be kept.
   *
   * @param by what opened it, as it calls itself; null when it was no person
   */
  async open(code: string, by: string | null): Promise<string | null> {
    const target = LINK_CODE.test(code) ? await this.links.target(code, this.pool) : null;
    if (target === null || by === null) return target;
    await this.clicks.add({ code, agent: by.slice(0, AGENT_LENGTH) }).catch((error: unknown) => {
      this.logger.error({ err: error }, 'A click could not be kept');
    });
    return target;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.clicks.drain();
  }

  private async record(batch: readonly Click[]): Promise<void> {
    const now = this.clock.date();
    const first = await inTransaction(this.pool, (tx) => this.write(batch, now, tx));
    this.news.announce(first);
  }

  private async write(batch: readonly Click[], now: Date, tx: PoolClient): Promise<readonly FirstClick[]> {
    const first = await this.links.record(batch, now, tx);
    if (first.length > 0) await this.news.write(first, now, tx);
    return first;
  }
}
