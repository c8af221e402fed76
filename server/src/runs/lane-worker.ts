import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { ContactId } from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';
import { CONFIG, type Config } from '../config';
import { HotConnections } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import type { Part, Taken } from './advance.service';
import { LaneDesk } from './lane-desk';
import { LaneRepository } from './lane.repository';
import { isPoison } from './poison';
import { WakeUp } from './wake-up';

/**
 * Two loops: while one computes, the other's statements run. The second looks in now and then and stays while there is
 * more than one can do; otherwise the same work would be two small batches instead of one.
 */
const LOOPS = 2;
const LOOKS_IN_MS = 100;
const LANES_A_BATCH = 32;
const EVENTS_A_BATCH = 200;
const TIMERS_A_BATCH = 200;
const WATCHES_A_BATCH = 200;
/** After a batch smaller than this a loop rests for a moment, in ms: a few more statements a second would cost more. */
const FEW = 50;
const GATHER_MS = 20;
/** How often a loop looks by itself when nothing rings, in ms. */
const IDLE_MS = 100;
/** Pause after an error that is not the batch's fault, in ms. */
const TROUBLE_MS = 500;

/** Works the lanes for as long as the process lives. */
@Injectable()
export class LaneWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LaneWorker.name);
  private readonly wakeUp = new WakeUp();
  private loops: Promise<void>[] = [];
  private stopping = false;
  private stopListening: () => void = () => undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly connections: HotConnections,
    private readonly doorbell: Doorbell,
    private readonly lanes: LaneRepository,
    private readonly desk: LaneDesk,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.stopListening = this.doorbell.onRing('advance', () => this.wakeUp.ring());
    this.loops = Array.from({ length: LOOPS }, (_, index) =>
      this.loop(this.connections.pool(`advance ${index + 1}`, 1), index),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopListening();
    this.wakeUp.ring();
    await Promise.all(this.loops);
  }

  private async loop(pool: Pool, index: number): Promise<void> {
    let first = index * LANES_A_BATCH;
    while (!this.stopping) {
      const taken: Taken[] = [];
      try {
        const batch = await this.desk.advance.work(pool, async (tx, now) => {
          const work = await this.take(first, now, tx);
          taken.push(work);
          return work;
        });
        first = (first + LANES_A_BATCH) % 64;
        if (batch) this.desk.notices.committed(batch);
        const [work] = taken;
        const size = batch && work ? work.events.length + work.timers.length + work.watches.length : 0;
        if (size < FEW) await this.rest(index, size);
      } catch (error) {
        const work = taken[0];
        if (work && isPoison(error)) await this.oneByOne(pool, work, error);
        else {
          this.logger.error({ err: error }, 'A batch could not be worked and is tried again');
          await this.wakeUp.wait(TROUBLE_MS);
        }
      }
    }
  }

  /** @param size how much there was to do just now */
  private rest(index: number, size: number): Promise<void> {
    if (index > 0) return pause(LOOKS_IN_MS);
    return size > 0 ? pause(GATHER_MS) : this.wakeUp.wait(IDLE_MS);
  }

  private async take(first: number, now: Date, tx: PoolClient): Promise<Taken> {
    const lanes = await this.lanes.claim(LANES_A_BATCH, first, now, tx);
    if (lanes.length === 0) return { lanes, events: [], timers: [], watches: [] };
    const [events, timers, watches] = await Promise.all([
      this.lanes.takeEvents(lanes, EVENTS_A_BATCH, tx),
      this.lanes.takeTimers(lanes, TIMERS_A_BATCH, now, tx),
      // After the events, in the order of the connection: it looks at what is left of their queue.
      this.lanes.watches.take(lanes, WATCHES_A_BATCH, now, tx),
    ]);
    return { lanes, events, timers, watches };
  }

  /** Tries a batch that failed again, a contact at a time; what fails alone is set aside and stops nobody else. */
  private async oneByOne(pool: Pool, work: Taken, cause: unknown): Promise<void> {
    this.logger.warn({ err: cause }, 'A batch failed and is tried again a contact at a time');
    const timersLeft = work.timers;
    const contacts = [...new Set<ContactId>(work.events.map(({ contactId }) => contactId))];
    const parts: Part[] = [
      ...contacts.map((contact) => ({
        events: work.events.filter(({ contactId }) => contactId === contact),
        timers: [],
        watches: [],
      })),
      ...timersLeft.map((timer) => ({ events: [], timers: [timer], watches: [] })),
      ...work.watches.map((watch) => ({ events: [], timers: [], watches: [watch] })),
    ];
    for (const part of parts) {
      try {
        const batch = await this.desk.advance.work(pool, (tx) => this.retake(work.lanes, part, tx));
        if (batch) this.desk.notices.committed(batch);
      } catch (error) {
        if (!isPoison(error)) return;
        this.logger.error({ err: error }, 'An event can not be applied and was set aside');
        await this.desk.undertaker.bury(pool, work.lanes, part, error);
      }
    }
  }

  private async retake(lanes: readonly number[], part: Part, tx: PoolClient): Promise<Taken> {
    await this.lanes.lock(lanes, tx);
    const events = await this.lanes.takeEventsById(
      part.events.map(({ id }) => id),
      tx,
    );
    const timers = await this.lanes.takeTimersOf(part.timers, tx);
    const watches = await this.lanes.watches.takeAgain(part.watches, tx);
    return { lanes, events, timers, watches };
  }
}
