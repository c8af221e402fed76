import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Pool } from 'pg';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { MicroBatch } from '../inbound/micro-batch';
import { LiveNotices } from '../live/live-notices';
import { WakeUp } from '../runs/wake-up';
import { afterTry } from './after-try';
import { DeliveryQueueRepository, type LeasedDelivery, type Tried } from './delivery-queue.repository';
import { EndpointClient } from './endpoint-client';

/** How many calls may be open to one endpoint from this process; a slow one takes no more than its own. */
const MOST_PER_ENDPOINT = 8;
/** How often it is looked by itself when nobody wakes it, in ms. */
const IDLE_MS = 200;
/** Tries share a commit, as many as come within so many ms. */
const STORED_TOGETHER_MS = 3;
const MOST_STORED = 200;

/**
 * Brings events to endpoints, those of a contact one after another. What a crash leaves is a lease that ends: the event
 * is brought again under its id, and receivers tell by that that they had it.
 */
@Injectable()
export class Deliverer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Deliverer.name);
  private readonly wakeUp = new WakeUp();
  private readonly client: EndpointClient;
  private readonly pool: Pool;
  private readonly stop = new AbortController();
  private readonly open = new Map<string, number>();
  private readonly calls = new Set<Promise<void>>();
  private readonly tries: MicroBatch<Tried>;
  private looping: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    connections: HotConnections,
    private readonly queue: DeliveryQueueRepository,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {
    this.client = new EndpointClient(config.allowPrivateWebhooks);
    this.pool = connections.pool('webhooks', 2);
    this.tries = new MicroBatch((tried) => this.store(tried), STORED_TOGETHER_MS, MOST_STORED);
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'web') this.looping = this.loop();
  }

  /** There is something to bring. */
  wake(): void {
    this.wakeUp.ring();
  }

  /** Breaks off what is under way; those events are brought again by whoever comes next. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    this.wakeUp.ring();
    await this.looping;
    await Promise.all(this.calls);
    await this.tries.drain();
    await this.client.close();
  }

  private async loop(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        const leased = await inTransaction(this.pool, (tx) => this.queue.lease(MOST_PER_ENDPOINT, this.open, tx));
        for (const delivery of leased) this.begin(delivery);
        if (leased.length === 0) await this.wakeUp.wait(IDLE_MS);
      } catch (error) {
        this.logger.error({ err: error }, 'Webhooks could not be leased and stay queued');
        await this.wakeUp.wait(IDLE_MS * 5);
      }
    }
  }

  private begin(delivery: LeasedDelivery): void {
    const { endpointId } = delivery;
    this.open.set(endpointId, (this.open.get(endpointId) ?? 0) + 1);
    const made = this.bring(delivery)
      .catch((error: unknown) =>
        this.logger.error({ err: error, delivery: delivery.id }, 'What became of a webhook was lost; it is sent again'),
      )
      .finally(() => {
        const left = (this.open.get(endpointId) ?? 1) - 1;
        if (left > 0) this.open.set(endpointId, left);
        else this.open.delete(endpointId);
        this.calls.delete(made);
        this.wakeUp.ring();
      });
    this.calls.add(made);
  }

  private async bring(delivery: LeasedDelivery): Promise<void> {
    const at = new Date();
    const answer = await this.client.call(delivery, this.stop.signal);
    if (answer.status === null && this.stop.signal.aborted) {
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
    for (const { id, workspaceId } of given) this.live.addConversation(workspaceId, id);
  }
}
