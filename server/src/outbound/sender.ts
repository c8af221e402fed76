import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChannelId } from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import { WakeUp } from '../runs/wake-up';
import { Courier } from './courier';
import { OutboxRepository } from './outbox.repository';
import type { LimitedMessage } from './recheck';
import { SendLimits } from './send-limits';

/** How many calls to providers may be open at once in this process. */
const MOST_IN_FLIGHT = 400;
const MOST_A_LEASE = 200;
/** After a lease smaller than this the sender rests for a moment, in ms, so that the next one is worth its statements. */
const FEW = 50;
const GATHER_MS = 20;
/** How often the sender looks by itself when nothing rings, in ms. */
const IDLE_MS = 100;
/** How soon it looks again when a channel's rate is used up, in ms. */
const RATE_LIMITED_MS = 20;
/** How often it lets go of messages whose quiet hours are over, in ms. */
const END_QUIET_MS = 500;

/** Leases queued messages, as many as each channel may send, and hands them over to the courier. */
@Injectable()
export class Sender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Sender.name);
  private readonly wakeUp = new WakeUp();
  private readonly pool: Pool;
  private looping: Promise<void> = Promise.resolve();
  private stopping = false;
  /** Machine time. */
  private quietEndedAt = 0;
  private stopListening: () => void = () => undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    connections: HotConnections,
    private readonly doorbell: Doorbell,
    private readonly outbox: OutboxRepository,
    private readonly courier: Courier,
    private readonly limits: SendLimits,
  ) {
    this.pool = connections.pool('sender', 2);
  }

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.stopListening = this.doorbell.onRing('send', () => this.wakeUp.ring());
    this.looping = this.loop();
  }

  /** Takes nothing new, and waits for the answers of what is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopListening();
    this.wakeUp.ring();
    await this.looping;
    await this.courier.drain();
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      try {
        const rest = await this.round();
        if (rest > 0) await this.wakeUp.wait(rest);
      } catch (error) {
        this.logger.error({ err: error }, 'Messages could not be leased and stay queued');
        await this.wakeUp.wait(IDLE_MS * 5);
      }
    }
  }

  /** Leases once for every channel that has work; answers how long to rest in ms, 0 when there may be more. */
  private async round(): Promise<number> {
    if (this.courier.inFlight >= MOST_IN_FLIGHT) return RATE_LIMITED_MS;
    const client = await this.pool.connect();
    let channels: readonly ChannelId[];
    try {
      await this.endQuiet(client);
      channels = await this.outbox.waiting(this.courier.now(), client);
    } finally {
      client.release();
    }
    if (channels.length === 0) return IDLE_MS;
    let leased = 0;
    let limited = false;
    for (const channel of channels) {
      // Taken before the database's own time, so that we never believe in a lease that is over.
      const leasedAt = Date.now();
      const { messages, allowed } = await this.lease(channel);
      this.courier.deliver(channel, messages, leasedAt);
      leased += messages.length;
      limited ||= allowed < 1;
    }
    if (leased === 0) return limited ? RATE_LIMITED_MS : IDLE_MS;
    if (leased < FEW) await pause(GATHER_MS);
    return 0;
  }

  /** Once in a while only: it need not be to the second. */
  private async endQuiet(client: PoolClient): Promise<void> {
    if (Date.now() - this.quietEndedAt < END_QUIET_MS) return;
    this.quietEndedAt = Date.now();
    await this.outbox.endQuiet(this.courier.now(), client);
  }

  private async lease(
    channel: ChannelId,
  ): Promise<{ readonly messages: readonly LimitedMessage[]; readonly allowed: number }> {
    const { throughputPerSecond: perSecond, frequencyCap } = await this.courier.limitsOf(channel);
    return inTransaction(this.pool, async (tx) => {
      const slots = MOST_IN_FLIGHT - this.courier.inFlight;
      const allowed = Math.min(await this.outbox.allowance(channel, perSecond, tx), slots, MOST_A_LEASE);
      if (allowed < 1) return { messages: [], allowed };
      const now = this.courier.now();
      const leased = await this.outbox.lease(channel, allowed, this.config.leaseMs, now, tx);
      if (leased.length > 0) await this.outbox.spend(channel, leased.length, tx);
      return { messages: await this.limits.of(leased, frequencyCap, now.getTime(), tx), allowed };
    });
  }
}
