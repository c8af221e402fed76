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
import { LiveNotices } from '../live/live-notices';
import { WakeUp } from '../runs/wake-up';
import { CallStore } from './call-store';
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
  private readonly wakeUp = new WakeUp();
  private readonly client: WebClient;
  private readonly pool: Pool;
  private readonly stop = new AbortController();
  private readonly open = new Set<Promise<void>>();
  private looping: Promise<void> = Promise.resolve();
  private stopListening: () => void = () => undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    connections: HotConnections,
    private readonly doorbell: Doorbell,
    private readonly store: CallStore,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {
    this.pool = connections.pool('caller', 2);
    this.client = new WebClient(config.allowPrivateWebhooks);
  }

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.stopListening = this.doorbell.onRing('call', () => this.wakeUp.ring());
    this.looping = this.loop();
  }

  /** Breaks off what is under way; those calls are made again by whoever comes next. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    this.stopListening();
    this.wakeUp.ring();
    await this.looping;
    await Promise.all(this.open);
    await this.client.close();
  }

  private async loop(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        const slots = MOST_IN_FLIGHT - this.open.size;
        const calls = slots > 0 ? await inTransaction(this.pool, (tx) => this.store.calls.lease(slots, tx)) : [];
        for (const call of calls) this.begin(call);
        if (calls.length === 0) await this.wakeUp.wait(IDLE_MS);
      } catch (error) {
        this.logger.error({ err: error }, 'Web calls could not be leased and stay queued');
        await this.wakeUp.wait(IDLE_MS * 5);
      }
    }
  }

  private begin(call: LeasedCall): void {
    const made = this.make(call)
      .catch((error: unknown) =>
        this.logger.error({ err: error, call: call.id }, 'The answer of a web call was lost; it is made again'),
      )
      .finally(() => {
        this.open.delete(made);
        this.wakeUp.ring();
      });
    this.open.add(made);
  }

  private async make(call: LeasedCall): Promise<void> {
    if (!call.wanted) {
      await inTransaction(this.pool, (tx) =>
        this.store.calls.finish({ id: call.id, status: null, problem: null }, this.clock.date(), tx),
      );
      return;
    }
    const answer = await this.client.call(call.request, call.timeoutMs, keyOf(call), this.stop.signal);
    if (answer.status === null && this.stop.signal.aborted) {
      await inTransaction(this.pool, (tx) => this.store.calls.release(call.id, tx));
    } else if (answer.mayRetry && call.failures < call.retries) {
      await inTransaction(this.pool, (tx) => this.store.calls.retry(call.id, pauseBefore(call, answer), tx));
    } else {
      const opened = await inTransaction(this.pool, (tx) => this.store.answer(call, answer, this.clock.date(), tx));
      for (const { id, workspaceId } of opened) this.live.addConversation(workspaceId, id);
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
