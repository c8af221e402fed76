import { Injectable } from '@nestjs/common';
import type {
  BusyJourney,
  ChannelId,
  ContactId,
  Counted,
  EpochMs,
  FailureCount,
  Funnel,
  FunnelFigure,
  JourneyId,
  RangeBounds,
  ReportGoal,
  RunId,
  RuntimeLag,
  WorkspaceId,
} from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import { inSnapshot, only, rowsOf } from '../database/snapshot';
import { ACTIVE_RUNS, JOURNEYS, REACHED_GOALS } from './busy-journeys.repository';
import { CHANNELS, FAILED_PEOPLE, FAILURES, figuresSql, peopleSql, RUNTIME } from './dashboard-figures.repository';
import { sourcesOf } from './summed-range';
import { SumsRepository } from './sums.repository';

const MOST_JOURNEYS = 8;
const MOST_FAILURES = 12;
/** A timer that is due is seen to within this time, in ms; what waits longer is late. */
const LATE_MS = 1_000;

/** What is counted for, and when. */
export interface Question {
  readonly workspace: WorkspaceId;
  readonly bounds: RangeBounds;
  readonly zone: string;
  readonly now: EpochMs;
}

/** All figures of one moment. */
export interface Figures {
  /** By when the bucket began; those without messages are left out. */
  readonly traffic: ReadonlyMap<EpochMs, Counted>;
  readonly funnel: Funnel;
  readonly activeRuns: number;
  readonly journeys: readonly BusyJourney[];
  readonly failures: readonly FailureRow[];
  readonly channels: readonly ChannelRow[];
  readonly runtime: RuntimeLag;
}

export interface FailureRow extends Pick<FailureCount, 'type' | 'code' | 'count' | 'people'> {
  readonly lastAt: Date;
  /** The provider's words for the latest one. */
  readonly detail: string | null;
}

export interface ChannelRow extends Counted {
  readonly id: ChannelId;
  readonly name: string;
  readonly displayPhoneNumber: string;
  readonly throughputPerSecond: number;
  readonly messages: number;
  readonly failed: number;
  readonly restsForMs: number;
  readonly quality: 'FLAGGED' | 'UNFLAGGED' | null;
  readonly qualityAt: Date | null;
  /** Such as `TIER_10K` or `2000`. */
  readonly tier: string | null;
  readonly tierAt: Date | null;
}

/** Somebody behind a figure of the funnel, with what became of their messages. */
export interface PersonRow {
  readonly contact: ContactId;
  readonly name: string;
  readonly phone: string;
  readonly control: boolean;
  readonly messages: number;
  readonly waiting: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly replies: number;
  readonly clicked: number;
  readonly failed: number;
  readonly cancelled: number;
}

/** Somebody in whose way something stood. */
export interface FailedPersonRow extends Pick<PersonRow, 'contact' | 'name' | 'phone'> {
  readonly times: number;
  readonly lastAt: Date;
}

/** A run that reached a goal. */
export interface ReachedGoalRow extends Pick<PersonRow, 'contact' | 'name' | 'phone'> {
  readonly run: RunId;
  readonly goal: ReportGoal;
  readonly at: Date;
}

/** Tells what happened in a range: from sums as far as there are any, from rows otherwise; both come to the same. */
@Injectable()
export class DashboardRepository {
  constructor(
    private readonly database: DataSource,
    private readonly sums: SumsRepository,
  ) {}

  /** Everything from one snapshot, so that the figures fit each other. */
  count(question: Question): Promise<Figures> {
    const { workspace, bounds, now } = question;
    const at = new Date(now);
    return inSnapshot(this.database, async (tx) => {
      const range = await this.rangeOf(question, tx);
      const gathered = await only<GatheredRow>(figuresSql(bounds.bucket), inBuckets(range, question), tx);
      const { traffic, funnel, journeys, channels } = gathered;
      return {
        traffic: new Map(traffic.map(({ at: since, in: came, out }) => [since, { in: came, out }])),
        funnel: funnelOf(funnel),
        activeRuns: (await only<{ readonly runs: number }>(ACTIVE_RUNS, [workspace], tx)).runs,
        journeys: await tx.query<BusyJourney[]>(JOURNEYS, [workspace, JSON.stringify(journeys), MOST_JOURNEYS]),
        failures: await tx.query<FailureRow[]>(FAILURES, [...range, MOST_FAILURES]),
        channels: await tx.query<ChannelRow[]>(CHANNELS, [workspace, at, JSON.stringify(channels)]),
        runtime: await runtime(workspace, at, tx),
      };
    });
  }

  /** The people behind a figure of the funnel, so many at a time. */
  people(question: Question, figure: FunnelFigure, size: number): AsyncGenerator<readonly PersonRow[]> {
    const { bucket } = question.bounds;
    return rowsOf<PersonRow>(this.database, size, async (tx) => ({
      sql: peopleSql(bucket, figure),
      values: await this.rangeOf(question, tx),
    }));
  }

  /** The people in whose way something stood, so many at a time. */
  failedPeople(
    question: Question,
    { type, code }: Pick<FailureCount, 'type' | 'code'>,
    size: number,
  ): AsyncGenerator<readonly FailedPersonRow[]> {
    return rowsOf<FailedPersonRow>(this.database, size, async (tx) => ({
      sql: FAILED_PEOPLE,
      values: [...(await this.rangeOf(question, tx)), type, code],
    }));
  }

  /** Every time that a run of the journey reached a goal, so many at a time. */
  reachedGoals(
    { workspace, bounds }: Question,
    journey: JourneyId,
    size: number,
  ): AsyncGenerator<readonly ReachedGoalRow[]> {
    return rowsOf<ReachedGoalRow>(this.database, size, () =>
      Promise.resolve({
        sql: REACHED_GOALS,
        values: [workspace, new Date(bounds.from), new Date(bounds.to), journey],
      }),
    );
  }

  private async rangeOf({ workspace, bounds }: Question, tx: EntityManager): Promise<unknown[]> {
    const { summed, counted } = sourcesOf(bounds, await this.sums.known(tx));
    return [workspace, ...[bounds.from, bounds.to, ...summed, ...counted.flat()].map((at) => new Date(at))];
  }
}

function inBuckets(range: readonly unknown[], { bounds, zone }: Question): unknown[] {
  return bounds.bucket === 'day' ? [...range, zone] : [...range];
}

interface GatheredRow {
  readonly funnel: FunnelRow;
  readonly traffic: readonly (Counted & { readonly at: EpochMs })[];
  readonly journeys: readonly object[];
  readonly channels: readonly object[];
}

interface FunnelRow extends Pick<
  Funnel,
  'targeted' | 'control' | 'users' | 'messages' | 'waiting' | 'cancelled' | 'readInferred'
> {
  readonly sent: number;
  readonly sentPeople: number;
  readonly delivered: number;
  readonly deliveredPeople: number;
  readonly read: number;
  readonly readPeople: number;
  readonly replied: number;
  readonly repliedPeople: number;
  readonly clicked: number;
  readonly clickedPeople: number;
  readonly failed: number;
  readonly failedPeople: number;
}

function funnelOf(row: FunnelRow): Funnel {
  const { targeted, control, users, messages, waiting, cancelled, readInferred } = row;
  return {
    targeted,
    control,
    users,
    messages,
    waiting,
    sent: { messages: row.sent, people: row.sentPeople },
    delivered: { messages: row.delivered, people: row.deliveredPeople },
    read: { messages: row.read, people: row.readPeople },
    replied: { messages: row.replied, people: row.repliedPeople },
    readInferred,
    clicked: { messages: row.clicked, people: row.clickedPeople },
    failed: { messages: row.failed, people: row.failedPeople },
    cancelled,
  };
}

interface RuntimeRow {
  readonly events: number;
  readonly oldestEventMs: number | null;
  readonly timers: number;
  readonly oldestTimerMs: number | null;
  readonly ready: number;
  readonly quiet: number;
  readonly paused: number;
}

async function runtime(workspace: WorkspaceId, at: Date, tx: EntityManager): Promise<RuntimeLag> {
  const row = await only<RuntimeRow>(RUNTIME, [workspace, at, LATE_MS], tx);
  return {
    events: { count: row.events, oldestMs: row.oldestEventMs ?? 0 },
    timers: { count: row.timers, oldestMs: row.oldestTimerMs ?? 0 },
    outbox: { ready: row.ready, quiet: row.quiet, paused: row.paused },
  };
}
