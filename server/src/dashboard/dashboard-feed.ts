import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { dashboardTopic, type DashboardRange, type WorkspaceId } from '@sendero/shared';
import { HotConnections } from '../database/hot-connections';
import { DatabaseListener } from '../live/database-listener';
import { LIVE_CHANNEL, readNotice } from '../live/live-notice';
import { LiveRooms } from '../live/live-rooms';
import { DashboardService } from './dashboard.service';

/** The shortest time between two updates of a dashboard, in ms. */
const PACE_MS = 1_000;
/** Figures that only time changes, such as how late a timer is, are counted anew this often, in ms. */
const AGE_MS = 10_000;
/** Counting takes at most one part of this many of the time, so that watching a large range slows nothing down. */
const SHARE = 5;

/** Shows browsers the dashboards that they watch: counted once for everybody who watches the same range. */
@Injectable()
export class DashboardFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DashboardFeed.name);
  private readonly listener: DatabaseListener;
  private readonly changed = new Set<string>();
  private readonly shownAt = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    connections: HotConnections,
    private readonly rooms: LiveRooms,
    private readonly dashboard: DashboardService,
  ) {
    this.listener = new DatabaseListener(connections.pool('dashboard feed', 1), LIVE_CHANNEL, {
      hear: (payload) => this.hear(payload),
      missed: () => this.shownAt.clear(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listener.start();
    this.goOn(PACE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.listener.stop();
    clearTimeout(this.timer);
    await this.working;
  }

  private hear(payload: string): void {
    if (this.rooms.empty) return;
    const notice = readNotice(payload);
    if (notice) this.changed.add(notice.workspace);
  }

  private goOn(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      const began = Date.now();
      this.working = this.show()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'A dashboard could not be counted'))
        .then(() => this.goOn(Math.max(PACE_MS, (Date.now() - began) * (SHARE - 1))));
    }, afterMs);
  }

  private async show(): Promise<void> {
    const watched = this.rooms.watched('dashboard/');
    const changed = new Set(this.changed);
    this.changed.clear();
    this.forgetAllBut(watched.map(({ room }) => room));
    for (const { room, workspace, topic } of watched) {
      const shownAt = this.shownAt.get(room);
      if (!changed.has(workspace) && shownAt !== undefined && Date.now() < shownAt + AGE_MS) continue;
      this.shownAt.set(room, Date.now());
      await this.showOne(workspace, asRange(topic.slice('dashboard/'.length)));
    }
  }

  private async showOne(workspace: WorkspaceId, range: DashboardRange): Promise<void> {
    const view = await this.dashboard.of(workspace, range);
    this.rooms.emit(workspace, dashboardTopic(range), 'dashboard.changed', view);
  }

  private forgetAllBut(rooms: readonly string[]): void {
    for (const room of this.shownAt.keys()) if (!rooms.includes(room)) this.shownAt.delete(room);
  }
}

/** Converts: the gateway has read the range of every topic that it lets somebody watch. */
function asRange(text: string): DashboardRange {
  return text as DashboardRange;
}
