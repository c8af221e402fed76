import { Injectable } from '@nestjs/common';
import {
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
import { messageProblem } from '../conversations/message-problem';
import { DashboardQuestions } from './dashboard-questions';
import { DashboardRepository, type ChannelRow, type FailureRow } from './dashboard.repository';

/** What the team looks at to know how things are. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly dashboard: DashboardRepository,
    private readonly questions: DashboardQuestions,
  ) {}

  async of(workspace: WorkspaceId, range: DashboardRange): Promise<DashboardView> {
    const question = await this.questions.of(workspace, range);
    const { bounds, zone, now } = question;
    const figures = await this.dashboard.count(question);
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

/** Reads such as `TIER_250`, `TIER_10K`, `TIER_UNLIMITED`, `2000` and `-1`, which is no limit either. */
function limitOf(tier: string, at: Date): MessagingLimit {
  const [, digits, thousands] = /^(?:TIER_)?(\d+)(K?)$/.exec(tier) ?? [];
  return {
    people: digits === undefined ? null : Number(digits) * (thousands === 'K' ? 1_000 : 1),
    at: at.getTime(),
  };
}
