import { Inject, Injectable } from '@nestjs/common';
import { storedJourney } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections } from '../database/hot-connections';
import { LaunchWorker } from '../runs/launch-worker';
import { StartRepository } from '../runs/start.repository';
import { SegmentLaunchRepository, type DueLaunch } from './segment-launch.repository';
import { plannedLaunches } from './planned-launches';

/** How often new members are looked for, in ms. */
const LOOK_EVERY_MS = 5_000;
/** How many start in one transaction. */
const CHUNK = 500;
const PLANNED_A_TIME = 20;

/** Starts the members of segments: all at a time, or each as they become one. */
@Injectable()
export class SegmentLauncher extends LaunchWorker {
  constructor(
    @Inject(CONFIG) config: Config,
    connections: HotConnections,
    private readonly launches: SegmentLaunchRepository,
    starts: StartRepository,
    private readonly clock: Clock,
  ) {
    const failure = 'Members of segments could not be started; it is tried again';
    super(config, connections.pool('launch', 1), starts, failure);
  }

  protected async plan(tx: PoolClient): Promise<void> {
    const now = this.clock.now();
    for (const version of await this.launches.takeUnplanned(PLANNED_A_TIME, tx)) {
      const planned = plannedLaunches(storedJourney(version.document), now);
      await this.launches.endOthers(version.journeyId, planned, tx);
      for (const launch of planned) await this.launches.begin(version, launch, now, tx);
    }
  }

  /** Starts some members of one launch. */
  protected async chunk(tx: PoolClient): Promise<boolean> {
    const now = this.clock.date();
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
    members: Awaited<ReturnType<SegmentLaunchRepository['nextMembers']>>,
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
