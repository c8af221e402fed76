import { Injectable } from '@nestjs/common';
import {
  storedJourney,
  type ContactId,
  type JourneyDocument,
  type JourneyId,
  type NodeId,
  type OutputId,
  type RangeBounds,
  type RunId,
  type RunState,
  type Share,
  type TimeTaken,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import { inSnapshot, only } from '../database/snapshot';
import { BETWEEN, LED, PASSED, PEOPLE, SUMMARY } from './report-figures.repository';

/** A journey's runs that began in a stretch of time. */
export interface Cohort {
  readonly workspace: WorkspaceId;
  readonly journey: JourneyId;
  readonly bounds: RangeBounds;
}

/** Everything of one report, from one snapshot. */
export interface ReportRows {
  readonly summary: SummaryRow;
  readonly passed: readonly PassedRow[];
  readonly led: readonly LedRow[];
}

interface TimeRow {
  readonly medianMs: number | null;
  readonly mostMs: number | null;
}

export interface SummaryRow extends TimeRow {
  readonly started: number;
  readonly withheld: number;
  readonly active: number;
  readonly ended: number;
  readonly failed: number;
  readonly reached: number;
  readonly reachedWithheld: number;
}

export interface PassedRow {
  readonly node: NodeId;
  readonly output: OutputId | null;
  /** Whether it is for all outputs together. */
  readonly isTotal: boolean;
  readonly runs: number;
  readonly here: number;
}

export interface LedRow extends Share {
  readonly node: NodeId;
  readonly output: OutputId;
}

export interface BetweenRow extends TimeRow {
  readonly came: number;
  readonly wentOn: number;
}

/** Which of the cohort's runs are asked for; null does not matter. */
export interface PeopleFilter {
  readonly node: string | null;
  readonly output: string | null;
  /** A node that they came to after that one. */
  readonly then: string | null;
  readonly withheld: boolean | null;
  readonly reached: boolean | null;
  /** Of runs that got something. */
  readonly status: RunState['status'] | null;
}

export interface PersonRow {
  readonly run: RunId;
  readonly contact: ContactId;
  readonly name: string;
  readonly phone: string;
  readonly version: number;
  readonly status: RunState['status'];
  readonly node: NodeId;
  readonly startedAt: Date;
  readonly reachedAt: Date | null;
  readonly withheld: boolean;
}

@Injectable()
export class ReportRepository {
  constructor(private readonly database: DataSource) {}

  /** The documents of a journey's versions, the newest first; empty when there is no such journey or it has none. */
  async documents(workspace: WorkspaceId, journey: JourneyId): Promise<readonly JourneyDocument[]> {
    const rows = await this.database.query<{ readonly document: JourneyDocument }[]>(
      'SELECT document FROM journey_version WHERE workspace_id = $1 AND journey_id = $2 ORDER BY number DESC',
      [workspace, journey],
    );
    return rows.map(({ document }) => storedJourney(document));
  }

  /** @param splits the nodes whose ways are compared */
  count(cohort: Cohort, splits: readonly NodeId[]): Promise<ReportRows> {
    return inSnapshot(this.database, async (tx) => {
      const range = rangeOf(cohort);
      return {
        summary: await only<SummaryRow>(SUMMARY, range, tx),
        passed: await tx.query<PassedRow[]>(PASSED, range),
        led: splits.length === 0 ? [] : await tx.query<LedRow[]>(LED, [...range, splits]),
      };
    });
  }

  between(cohort: Cohort, from: string, to: string): Promise<BetweenRow> {
    return inSnapshot(this.database, (tx) => only<BetweenRow>(BETWEEN, [...rangeOf(cohort), from, to], tx));
  }

  people(cohort: Cohort, filter: PeopleFilter, after: RunId | null, limit: number): Promise<readonly PersonRow[]> {
    const { node, output, then, withheld, reached, status } = filter;
    return this.database.query<PersonRow[]>(PEOPLE, [
      ...rangeOf(cohort),
      node,
      output,
      then,
      withheld,
      reached,
      status,
      after ?? BEFORE_ALL,
      limit,
    ]);
  }
}

/** No run has it, and all come after it. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Null as long as there is nothing to measure. */
export function timeTaken({ medianMs, mostMs }: TimeRow): TimeTaken | null {
  return medianMs === null || mostMs === null ? null : { medianMs: Math.round(medianMs), mostMs: Math.round(mostMs) };
}

function rangeOf({ workspace, journey, bounds }: Cohort): unknown[] {
  return [workspace, journey, new Date(bounds.from), new Date(bounds.to)];
}
