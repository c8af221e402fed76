import { Injectable } from '@nestjs/common';
import type {
  Bucket,
  BusyJourney,
  ChannelId,
  Counted,
  EpochMs,
  FailureCount,
  Funnel,
  RangeBounds,
  RuntimeLag,
  WorkspaceId,
} from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import { inSnapshot, only } from '../database/snapshot';
import { ACTIVE_RUNS, CHANNELS, FAILURES, FUNNEL, JOURNEYS, RUNTIME, trafficSql } from './dashboard-figures.repository';

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
  /** Such as `TIER_10K`. */
  readonly tier: string | null;
  readonly tierAt: Date | null;
}

/** Counts rows as they are: nothing is kept for it, so it is right whatever happened before. */
@Injectable()
export class DashboardRepository {
  constructor(private readonly database: DataSource) {}

  /** Everything from one snapshot, so that the figures fit each other. */
  count({ workspace, bounds, zone, now }: Question): Promise<Figures> {
    const range = [workspace, new Date(bounds.from), new Date(bounds.to)] as const;
    const at = new Date(now);
    return inSnapshot(this.database, async (tx) => ({
      traffic: await traffic(bounds.bucket, zone, range, tx),
      funnel: await funnel(range, tx),
      activeRuns: (await only<{ readonly runs: number }>(ACTIVE_RUNS, [workspace], tx)).runs,
      journeys: await tx.query<BusyJourney[]>(JOURNEYS, [...range, MOST_JOURNEYS]),
      failures: await tx.query<FailureRow[]>(FAILURES, [...range, MOST_FAILURES]),
      channels: await tx.query<ChannelRow[]>(CHANNELS, [...range, at]),
      runtime: await runtime(workspace, at, tx),
    }));
  }
}

type Range = readonly [WorkspaceId, Date, Date];

async function traffic(
  bucket: Bucket,
  zone: string,
  range: Range,
  tx: EntityManager,
): Promise<ReadonlyMap<EpochMs, Counted>> {
  const rows = await tx.query<(Counted & { readonly at: Date })[]>(
    trafficSql(bucket),
    bucket === 'day' ? [...range, zone] : [...range],
  );
  return new Map(rows.map(({ at, in: came, out }) => [at.getTime(), { in: came, out }]));
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

async function funnel(range: Range, tx: EntityManager): Promise<Funnel> {
  const row = await only<FunnelRow>(FUNNEL, [...range], tx);
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
