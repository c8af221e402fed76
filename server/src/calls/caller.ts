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
import { Doorbell } from '../doorbell/doorbell';
import { CallStore } from './call-store';
import { LeaseLoop } from './lease-loop';
import type { LeasedCall } from './web-call.repository';
import { WebClient, type WebAnswer } from './web-client';

/** How many calls may be open at once in this process. */
const MOST_IN_FLIGHT = 100;
/** How often the caller looks by itself when nothing rings, in ms. */
const IDLE_MS = 200;
/** The pause before the first retry, in ms; it doubles each time. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Makes the calls that runs and rules asked for. An answer and what comes of it, the event for the run or the messages of
 * a bot, are one commit: a crash before it makes the call again, under the same key; none makes a run go on twice.
 */
@Injectable()
export class Caller implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Caller.name);
  private readonly client: WebClient;
  private readonly pool: Pool;
  private readonly loop = new LeaseLoop<LeasedCall>(IDLE_MS, {
    lease: () => this.lease(),
    work: (call, stop) => this.make(call, stop),
    leaseFailed: (error) => this.logger.error({ err: error }, 'Web calls could not be leased and stay queued'),
    workFailed: (error, { id }) =>
      this.logger.error({ err: error, call: id }, 'The answer of a web call was lost; it is made again'),
  });
  private stopListening: () => void = () => undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    connections: HotConnections,
    private readonly doorbell: Doorbell,
    private readonly store: CallStore,
    private readonly clock: Clock,
  ) {
    this.pool = connections.pool('caller', 2);
    this.client = new WebClient(config.allowPrivateWebhooks);
  }

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.stopListening = this.doorbell.onRing('call', () => this.loop.ring());
    this.loop.start();
  }

  /** Breaks off what is under way; those calls are made again by whoever comes next. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopListening();
    await this.loop.end();
    await this.client.close();
  }

  private async lease(): Promise<readonly LeasedCall[]> {
    const slots = MOST_IN_FLIGHT - this.loop.inFlight;
    return slots > 0 ? inTransaction(this.pool, (tx) => this.store.calls.lease(slots, tx)) : [];
  }

  private async make(call: LeasedCall, stop: AbortSignal): Promise<void> {
    if (!call.wanted) {
      await inTransaction(this.pool, (tx) =>
        this.store.calls.finish({ id: call.id, status: null, problem: null }, this.clock.date(), tx),
      );
      return;
    }
    const answer = await this.client.call(call.request, call.timeoutMs, keyOf(call), stop);
    if (answer.status === null && stop.aborted) {
      await inTransaction(this.pool, (tx) => this.store.calls.release(call.id, tx));
    } else if (answer.mayRetry && call.failures < call.retries) {
      await inTransaction(this.pool, (tx) => this.store.calls.retry(call.id, pauseBefore(call, answer), tx));
    } else {
      const opened = await inTransaction(this.pool, (tx) => this.store.answer(call, answer, this.clock.date(), tx));
      this.store.announce(opened);
      this.doorbell.ring(call.asker.type === 'run' ? 'advance' : 'send');
    }
  }
}

/** Names what is asked for; the same for every try, also after a crash. */
function keyOf({ asker }: LeasedCall): string {
  return asker.type === 'run' ? `${asker.runId}-${asker.revision}` : `${asker.messageId}-${asker.ruleId}`;
}

function pauseBefore({ failures }: LeasedCall, { retryAfterMs }: WebAnswer): number {
  return Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS * 2 ** failures, retryAfterMs ?? 0));
}
