import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Pool } from 'pg';
import { LeaseLoop } from '../calls/lease-loop';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { MicroBatch } from '../inbound/micro-batch';
import { LiveNotices } from '../live/live-notices';
import { afterTry } from './after-try';
import { DeliveryQueueRepository, type GivenUp, type LeasedDelivery, type Tried } from './delivery-queue.repository';
import { EndpointClient } from './endpoint-client';

/** How many calls may be open to one endpoint from this process; a slow one takes no more than its own. */
const MOST_PER_ENDPOINT = 8;
/** How often it is looked by itself when nobody wakes it, in ms. */
const IDLE_MS = 200;
/** Commits of tries begin so many ms apart; what comes in between shares the next one. */
const STORE_PACE_MS = 3;
const MOST_STORED = 200;

/**
 * Brings events to endpoints, those of a contact one after another. What a crash leaves is a lease that ends: the event
 * is brought again under its id, and receivers tell by that that they had it.
 */
@Injectable()
export class Deliverer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Deliverer.name);
  private readonly client: EndpointClient;
  private readonly pool: Pool;
  /** Calls under way, by endpoint. */
  private readonly open = new Map<string, number>();
  private readonly tries: MicroBatch<Tried>;
  private readonly loop = new LeaseLoop<LeasedDelivery>(IDLE_MS, {
    lease: () => inTransaction(this.pool, (tx) => this.queue.lease(MOST_PER_ENDPOINT, this.open, tx)),
    work: (delivery, stop) => this.counted(delivery, stop),
    leaseFailed: (error) => this.logger.error({ err: error }, 'Webhooks could not be leased and stay queued'),
    workFailed: (error, { id }) =>
      this.logger.error({ err: error, delivery: id }, 'What became of a webhook was lost; it is sent again'),
  });

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    connections: HotConnections,
    private readonly queue: DeliveryQueueRepository,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {
    this.client = new EndpointClient(config.allowPrivateWebhooks);
    this.pool = connections.pool('webhooks', 2);
    this.tries = new MicroBatch((tried) => this.store(tried), STORE_PACE_MS, MOST_STORED);
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'web') this.loop.start();
  }

  /** There is something to bring. */
  wake(): void {
    this.loop.ring();
  }

  /** Tells screens of conversations that went from a bot to people. */
  announce(given: readonly GivenUp[]): void {
    for (const { id, workspaceId } of given) this.live.addConversation(workspaceId, id);
  }

  /** Breaks off what is under way; those events are brought again by whoever comes next. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.end();
    await this.tries.drain();
    await this.client.close();
  }

  private async counted(delivery: LeasedDelivery, stop: AbortSignal): Promise<void> {
    const { endpointId } = delivery;
    this.open.set(endpointId, (this.open.get(endpointId) ?? 0) + 1);
    try {
      await this.bring(delivery, stop);
    } finally {
      const left = (this.open.get(endpointId) ?? 1) - 1;
      if (left > 0) this.open.set(endpointId, left);
      else this.open.delete(endpointId);
    }
  }

  private async bring(delivery: LeasedDelivery, stop: AbortSignal): Promise<void> {
    const at = new Date();
    const answer = await this.client.call(delivery, stop);
    if (answer.status === null && stop.aborted) {
      await inTransaction(this.pool, (tx) => this.queue.release([delivery], tx));
      return;
    }
    const { kind, failures, since } = delivery;
    const now = Date.now();
    await this.tries.add({
      delivery,
      after: afterTry(answer, { kind, failures, since: since.getTime() }, now),
      at,
      tookMs: now - at.getTime(),
      status: answer.status,
      problem: answer.problem,
      answer: answer.said,
    });
  }

  private async store(tried: readonly Tried[]): Promise<void> {
    const given = await inTransaction(this.pool, (tx) => this.queue.store(tried, this.clock.date(), tx));
    this.announce(given);
  }
}
