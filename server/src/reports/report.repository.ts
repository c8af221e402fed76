import { Injectable } from '@nestjs/common';
import {
  sendReasons,
  storedJourney,
  type JourneyDocument,
  type JourneyId,
  type NodeId,
  type OutputId,
  type RangeBounds,
  type ReportedFailureType,
  type Share,
  type TimeTaken,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import { inSnapshot, only } from '../database/snapshot';
import { BETWEEN, CHARGED, FAILED, LED, PASSED, STANDING, SUMMARY } from './report-figures.repository';

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
  readonly standing: readonly StandingRow[];
  readonly charged: readonly ChargedRow[];
  readonly failed: readonly FailedRow[];
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

/** How many runs came to a node, left it by an output, or left it by an output while that led to a node. */
export type PassedRow =
  | { readonly kind: 'node'; readonly node: NodeId; readonly runs: number }
  | { readonly kind: 'output'; readonly node: NodeId; readonly output: OutputId | null; readonly runs: number }
  | {
      readonly kind: 'edge';
      readonly node: NodeId;
      readonly output: OutputId | null;
      /** Null for an output that leads nowhere. */
      readonly to: NodeId | null;
      readonly runs: number;
    };

export interface StandingRow {
  readonly node: NodeId;
  readonly here: number;
  readonly ended: number;
}

export interface ChargedRow {
  readonly pricing: string | null;
  readonly messages: number;
  readonly runs: number;
}

export interface FailedRow {
  readonly type: ReportedFailureType;
  readonly code: string;
  readonly times: number;
  readonly runs: number;
  readonly detail: string | null;
}

export interface LedRow extends Share {
  readonly node: NodeId;
  readonly output: OutputId;
}

export interface BetweenRow extends TimeRow {
  readonly came: number;
  readonly wentOn: number;
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

  /**
   * @param goal the step that is the goal; null for the event of the settings
   * @param splits the nodes whose ways are compared
   */
  count(cohort: Cohort, goal: NodeId | null, splits: readonly NodeId[]): Promise<ReportRows> {
    return inSnapshot(this.database, async (tx) => {
      const range = rangeOf(cohort);
      return {
        summary: await only<SummaryRow>(SUMMARY, [...range, goal], tx),
        passed: await tx.query<PassedRow[]>(PASSED, range),
        standing: await tx.query<StandingRow[]>(STANDING, range),
        charged: await tx.query<ChargedRow[]>(CHARGED, range),
        failed: await tx.query<FailedRow[]>(FAILED, [...range, sendReasons]),
        led: splits.length === 0 ? [] : await tx.query<LedRow[]>(LED, [...range, goal, splits]),
      };
    });
  }

  between(cohort: Cohort, from: string, to: string): Promise<BetweenRow> {
    return inSnapshot(this.database, (tx) => only<BetweenRow>(BETWEEN, [...rangeOf(cohort), from, to], tx));
  }
}

/** Null as long as there is nothing to measure. */
export function timeTaken({ medianMs, mostMs }: TimeRow): TimeTaken | null {
  return medianMs === null || mostMs === null ? null : { medianMs: Math.round(medianMs), mostMs: Math.round(mostMs) };
}

/** What $1 to $4 are in every statement about a cohort. */
export function rangeOf({ workspace, journey, bounds }: Cohort): unknown[] {
  return [workspace, journey, new Date(bounds.from), new Date(bounds.to)];
}
