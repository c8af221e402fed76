import { Injectable } from '@nestjs/common';
import {
  boundsOf,
  bucketStarts,
  sendReasons,
  whatToDo,
  type ChannelHealth,
  type Counted,
  type DashboardRange,
  type DashboardView,
  type FailureCount,
  type MessagingLimit,
  type WorkspaceId,
} from '@sendero/shared';
import { Clock } from '../clock';
import { messageProblem } from '../conversations/message-problem';
import { WorkspacesRepository } from '../workspaces/workspaces.repository';
import { DashboardRepository, type ChannelRow, type FailureRow } from './dashboard.repository';

/** What the team looks at to know how things are. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly dashboard: DashboardRepository,
    private readonly workspaces: WorkspacesRepository,
    private readonly clock: Clock,
  ) {}

  async of(workspace: WorkspaceId, range: DashboardRange): Promise<DashboardView> {
    const { timeZone: zone } = await this.workspaces.find(workspace);
    const now = this.clock.now();
    const bounds = boundsOf(range, now, zone);
    const figures = await this.dashboard.count({ workspace, bounds, zone, now });
    const { traffic, funnel, activeRuns, journeys, runtime } = figures;
    const channels = figures.channels.map(healthOf);
    return {
      range,
      timeZone: zone,
      from: bounds.from,
      to: bounds.to,
      asOf: now,
      traffic: {
        bucket: bounds.bucket,
        points: bucketStarts(bounds, zone).map((at) => ({ at, ...(traffic.get(at) ?? NOTHING) })),
        lastMinute: channels.reduce((sum, { lastMinute }) => added(sum, lastMinute), NOTHING),
      },
      funnel,
      activeRuns,
      journeys,
      failures: figures.failures.map(failureOf),
      channels,
      runtime,
    };
  }
}

const NOTHING: Counted = { in: 0, out: 0 };

function added(a: Counted, b: Counted): Counted {
  return { in: a.in + b.in, out: a.out + b.out };
}

function failureOf({ detail, lastAt, ...row }: FailureRow): FailureCount {
  const reason = sendReasons.find((one) => one === row.code);
  return {
    ...row,
    message: messageProblem(row.code, detail).message,
    whatToDo: reason ? whatToDo(reason) : '',
    lastAt: lastAt.getTime(),
  };
}

function healthOf(row: ChannelRow): ChannelHealth {
  const { in: came, out, quality, qualityAt, tier, tierAt, restsForMs, ...known } = row;
  return {
    ...known,
    lastMinute: { in: came, out },
    restsForMs: Math.round(restsForMs),
    quality: quality &&
      qualityAt && { state: quality === 'FLAGGED' ? 'flagged' : 'unflagged', at: qualityAt.getTime() },
    messagingLimit: tier !== null && tierAt ? limitOf(tier, tierAt) : null,
  };
}

/** Reads such as `TIER_250`, `TIER_10K` and `TIER_UNLIMITED`. */
function limitOf(tier: string, at: Date): MessagingLimit {
  const [, digits, thousands] = /^TIER_(\d+)(K?)$/.exec(tier) ?? [];
  return {
    people: digits === undefined ? null : Number(digits) * (thousands === 'K' ? 1_000 : 1),
    at: at.getTime(),
  };
}
