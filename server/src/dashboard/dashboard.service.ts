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
  type FunnelFigure,
  type JourneyId,
  type MessagingLimit,
  type WorkspaceId,
} from '@sendero/shared';
import type { Response } from 'express';
import { Clock } from '../clock';
import { messageProblem } from '../conversations/message-problem';
import { streamRows, type Cell } from '../http/csv';
import { WorkspacesRepository } from '../workspaces/workspaces.repository';
import {
  DashboardRepository,
  type ChannelRow,
  type FailedPersonRow,
  type FailureRow,
  type PersonRow,
  type Question,
  type ReachedGoalRow,
} from './dashboard.repository';

/** How many lines of an export are read at once. */
const LINES = 1_000;
const PEOPLE_HEADER = [
  'contact',
  'name',
  'phone',
  'messages',
  'waiting',
  'sent',
  'delivered',
  'read',
  'replies',
  'clicked',
  'failed',
  'cancelled',
  'got_nothing',
];
const FAILED_HEADER = ['contact', 'name', 'phone', 'times', 'last_at'];
const GOALS_HEADER = ['run', 'contact', 'name', 'phone', 'goal', 'reached_at'];

/** What the team looks at to know how things are. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly dashboard: DashboardRepository,
    private readonly workspaces: WorkspacesRepository,
    private readonly clock: Clock,
  ) {}

  async of(workspace: WorkspaceId, range: DashboardRange): Promise<DashboardView> {
    const question = await this.questionOf(workspace, range);
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

  /** Writes the people behind a figure of the funnel as a file, a line for each. */
  async exportPeople(
    workspace: WorkspaceId,
    range: DashboardRange,
    figure: FunnelFigure,
    response: Response,
  ): Promise<void> {
    const people = this.dashboard.people(await this.questionOf(workspace, range), figure, LINES);
    await streamRows(response, `${figure}.csv`, PEOPLE_HEADER, lines(people, personLine));
  }

  /** Writes the people in whose way something stood as a file, a line for each. */
  async exportFailed(
    workspace: WorkspaceId,
    range: DashboardRange,
    failure: Pick<FailureCount, 'type' | 'code'>,
    response: Response,
  ): Promise<void> {
    const people = this.dashboard.failedPeople(await this.questionOf(workspace, range), failure, LINES);
    await streamRows(response, `${failure.type}.csv`, FAILED_HEADER, lines(people, failedLine));
  }

  /** Writes who reached the goals of a journey as a file, a line for each time; a journey of nobody's has none. */
  async exportGoals(
    workspace: WorkspaceId,
    range: DashboardRange,
    journey: JourneyId,
    response: Response,
  ): Promise<void> {
    const goals = this.dashboard.reachedGoals(await this.questionOf(workspace, range), journey, LINES);
    await streamRows(response, 'goals.csv', GOALS_HEADER, lines(goals, goalLine));
  }

  private async questionOf(workspace: WorkspaceId, range: DashboardRange): Promise<Question> {
    const { timeZone: zone } = await this.workspaces.find(workspace);
    const now = this.clock.now();
    return { workspace, bounds: boundsOf(range, now, zone), zone, now };
  }
}

async function* lines<Row>(
  pages: AsyncGenerator<readonly Row[]>,
  lineOf: (row: Row) => readonly Cell[],
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const page of pages) yield page.map(lineOf);
}

function personLine({ contact, name, phone, control, ...counts }: PersonRow): readonly Cell[] {
  const { messages, waiting, sent, delivered, read, replies, clicked, failed, cancelled } = counts;
  return [
    ...[contact, name, phone, messages, waiting, sent, delivered, read, replies, clicked, failed, cancelled],
    control ? 'yes' : 'no',
  ];
}

function failedLine({ contact, name, phone, times, lastAt }: FailedPersonRow): readonly Cell[] {
  return [contact, name, phone, times, lastAt.toISOString()];
}

function goalLine({ run, contact, name, phone, goal, at }: ReachedGoalRow): readonly Cell[] {
  return [run, contact, name, phone, goal, at.toISOString()];
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
