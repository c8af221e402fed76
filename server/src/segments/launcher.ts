import { Inject, Injectable } from '@nestjs/common';
import { storedJourney } from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { StartRepository } from '../runs/start.repository';
import { RoundWorker } from '../runs/round-worker';
import { LaunchRepository, type DueLaunch } from './launch.repository';
import { plannedLaunches } from './planned-launches';

/** How often it is looked for versions that were published and launches whose time has come, in ms. */
const EVERY_MS = 500;
/** How often new members are looked for, in ms. */
const LOOK_EVERY_MS = 5_000;
/** How many start in one transaction. */
const CHUNK = 500;
/** While more events than this wait nobody new starts, so that who writes does not have to wait. */
const BUSY_FROM = 2_000;
const PLANNED_A_TIME = 20;

/**
 * Starts the members of segments, a chunk a transaction: whom it notes, whom it queues and how far it is are written
 * together, so it goes on where it was after any crash and nobody starts twice. Several processes share the work.
 */
@Injectable()
export class Launcher extends RoundWorker {
  private readonly pool: Pool;

  constructor(
    @Inject(CONFIG) config: Config,
    connections: HotConnections,
    private readonly launches: LaunchRepository,
    private readonly starts: StartRepository,
    private readonly clock: Clock,
  ) {
    super(config, EVERY_MS, 'Members of segments could not be started; it is tried again');
    this.pool = connections.pool('launch', 1);
  }

  protected async work(): Promise<void> {
    await inTransaction(this.pool, (tx) => this.plan(tx));
    while (await inTransaction(this.pool, (tx) => this.chunk(tx)));
  }

  /** Follows the triggers of versions that were published. */
  private async plan(tx: PoolClient): Promise<void> {
    const now = this.clock.now();
    for (const version of await this.launches.takeUnplanned(PLANNED_A_TIME, tx)) {
      const planned = plannedLaunches(storedJourney(version.document), now);
      await this.launches.endOthers(version.journeyId, planned, tx);
      for (const launch of planned) await this.launches.begin(version, launch, now, tx);
    }
  }

  /** Starts some members of one launch; answers whether there may be more to do at once. */
  private async chunk(tx: PoolClient): Promise<boolean> {
    const now = this.clock.date();
    if (await this.starts.isBusy(BUSY_FROM, tx)) return false;
    const launch = await this.launches.takeDue(now, tx);
    if (!launch) return false;
    const at = now.getTime();
    if (launch.mode === 'entering') await this.launches.forgetFormer(launch, at, tx);
    const count =
      launch.mode === 'once' ? (launch.members ?? (await this.launches.countMembers(launch, at, tx))) : null;
    const members = await this.launches.nextMembers(launch, CHUNK, at, tx);
    const started = await this.start(launch, members, now, tx);
    const isOver = members.length < CHUNK;
    await this.launches.progress(
      launch,
      {
        reached: launch.mode === 'once' ? (members.at(-1)?.contactId ?? launch.reached) : null,
        members: count,
        started,
        status: isOver && launch.mode === 'once' ? 'done' : 'running',
        dueAt: isOver && launch.mode === 'entering' ? new Date(at + LOOK_EVERY_MS) : null,
      },
      tx,
    );
    return true;
  }

  private async start(
    launch: DueLaunch,
    members: Awaited<ReturnType<LaunchRepository['nextMembers']>>,
    now: Date,
    tx: PoolClient,
  ): Promise<number> {
    if (members.length === 0) return 0;
    const noted = await this.launches.note(launch, members, tx);
    const starts = members.flatMap(({ contactId, channelId }) =>
      channelId !== null && noted.has(contactId) ? [{ contactId, channelId }] : [],
    );
    const event = { type: 'started', by: 'segment', properties: {} } as const;
    await this.starts.append(
      starts,
      { type: 'start', journeyId: launch.journeyId, trigger: launch.node, key: null, event },
      now,
      tx,
    );
    return starts.length;
  }
}
