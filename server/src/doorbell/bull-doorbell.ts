import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { Doorbell, type Bell } from './doorbell';

export const BELLS = 'bells';

/**
 * Other processes are told of a ring at once and then at most this often, in ms. A busy process would ring thousands of
 * times a second, a job costs more than a batch of events, and busy workers look by themselves more often than this.
 */
const TELL_EVERY_MS = 500;

/**
 * Rings through BullMQ. Listeners of this process hear at once; those of others through a job without any content, of
 * which at most one a bell waits in the queue.
 */
@Injectable()
export class BullDoorbell extends Doorbell implements BeforeApplicationShutdown {
  private readonly logger = new Logger(BullDoorbell.name);
  private readonly listeners: Readonly<Record<Bell, Set<() => void>>> = {
    advance: new Set(),
    send: new Set(),
    call: new Set(),
  };
  private readonly gathered = new Set<Bell>();
  private timer: NodeJS.Timeout | undefined;
  private toldAt = -TELL_EVERY_MS;
  private closed = false;
  /** Bells whose ring did not get through yet; another one would only wait behind it. */
  private readonly underWay = new Set<Bell>();
  private outOfReach = false;

  constructor(@InjectQueue(BELLS) private readonly queue: Queue<object, void, Bell>) {
    super();
    queue.on('error', (error) => this.lost(error));
  }

  ring(bell: Bell): void {
    if (this.closed) return;
    this.hear(bell);
    this.gathered.add(bell);
    const rest = Math.max(0, this.toldAt + TELL_EVERY_MS - performance.now());
    this.timer ??= setTimeout(() => this.tellOthers(), rest).unref();
  }

  onRing(bell: Bell, listener: () => void): () => void {
    this.listeners[bell].add(listener);
    return () => this.listeners[bell].delete(listener);
  }

  /** Wakes the listeners of this process. */
  hear(bell: Bell): void {
    for (const listener of this.listeners[bell]) listener();
  }

  close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    return this.letGo((force) => this.queue.getBackend().close(force));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.close();
  }

  /** Closes what holds a connection to the queue; by force while it is out of reach, as it would be waited for. */
  letGo(close: (force: boolean) => Promise<void>): Promise<void> {
    return close(this.outOfReach);
  }

  private tellOthers(): void {
    this.timer = undefined;
    this.toldAt = performance.now();
    for (const bell of this.gathered) if (!this.underWay.has(bell)) void this.tell(bell);
    this.gathered.clear();
  }

  private async tell(bell: Bell): Promise<void> {
    this.underWay.add(bell);
    try {
      await this.queue.add(bell, {}, { deduplication: { id: bell }, removeOnComplete: true, removeOnFail: true });
      this.outOfReach = false;
    } catch (error) {
      this.lost(error);
    } finally {
      this.underWay.delete(bell);
    }
  }

  /** Said once for each time that the queue goes away, however often it is tried. */
  private lost(error: unknown): void {
    if (this.outOfReach || this.closed) return;
    this.outOfReach = true;
    this.logger.warn(
      { err: error },
      'The queue of the doorbell does not answer (REDIS_URL, or Postgres without it). Work goes on: workers look by themselves.',
    );
  }
}

/** Hears the rings of other processes. */
@Processor(BELLS, { concurrency: 2 })
export class BellProcessor extends WorkerHost implements BeforeApplicationShutdown {
  private readonly logger = new Logger(BellProcessor.name);

  constructor(private readonly doorbell: BullDoorbell) {
    super();
  }

  async process(job: Job<object, void, Bell>): Promise<void> {
    this.doorbell.hear(job.name);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.doorbell.letGo((force) => this.worker.close(force));
  }

  /** The queue may go away and come back; without a listener its error would end the process. */
  @OnWorkerEvent('error')
  failed(error: Error): void {
    this.logger.debug({ err: error }, 'The doorbell is out of reach; workers look by themselves');
  }
}
