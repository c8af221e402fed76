import { Injectable } from '@nestjs/common';
import {
  pricingText,
  sendReasons,
  type ContactId,
  type NodeId,
  type Pricing,
  type ReportedFailureType,
  type RunId,
  type RunState,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import { EDGES, isBlocked, isPassage, isWithheld, WAS_TAKEN } from './report-figures.repository';
import { rangeOf, type Cohort } from './report.repository';

/** Which of a cohort's runs are asked for; null does not matter. */
export interface PeopleFilter {
  readonly passed: Passed | null;
  /** Runs that stand at this step, or whose last step it was. */
  readonly at: { readonly node: string; readonly is: 'here' | 'ended' } | null;
  readonly withheld: boolean | null;
  readonly reached: boolean | null;
  /** Of runs that got something. */
  readonly status: RunState['status'] | null;
  readonly failure: { readonly type: ReportedFailureType; readonly code: string } | null;
  /** Runs with a message that WhatsApp told this of, or nothing. */
  readonly charge: Pricing | 'untold' | null;
}

/** Runs that came to a step, by null without regard to how they went on. */
export interface Passed {
  readonly node: string;
  readonly output: string | null;
  /** The step that the output led to. */
  readonly to: string | null;
  /** A step that they came to after that one. */
  readonly then: string | null;
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

/** Finds the people behind the figures of a report. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * In the order of the runs' ids.
   *
   * @param goal the step that is the goal; null for the event of the settings
   * @param after the run after which to go on
   */
  list(
    cohort: Cohort,
    goal: NodeId | null,
    filter: PeopleFilter,
    after: RunId | null,
    limit: number,
  ): Promise<readonly PersonRow[]> {
    const values: unknown[] = [...rangeOf(cohort), goal];
    const value = (given: unknown) => `$${values.push(given)}`;
    const conditions = conditionsOf(filter, value);
    if (after !== null) conditions.push(`c.id > ${value(after)}`);
    return this.database.query<PersonRow[]>(
      `WITH ${EDGES}
       SELECT c.id AS run, c.contact_id AS contact, k.name, k.phone, v.number AS version, c.status,
              c.state->>'node' AS node, c.started_at AS "startedAt", g.at AS "reachedAt", w.withheld
         FROM run c
        CROSS JOIN LATERAL (SELECT ${isWithheld('c')} AS withheld) w
         JOIN contact k ON k.id = c.contact_id
         JOIN journey_version v ON v.id = c.version_id
         LEFT JOIN LATERAL ${GOAL} g ON true
        WHERE c.workspace_id = $1 AND c.journey_id = $2 AND c.started_at >= $3 AND c.started_at < $4
          ${conditions.map((condition) => `AND ${condition}`).join('\n          ')}
        ORDER BY c.id LIMIT ${value(limit)}`,
      values,
    );
  }
}

/** When the run `c` reached the goal $5; no row when it has not. */
const GOAL = `(
           SELECT x.at FROM conversion x WHERE x.run_id = c.id AND $5::text IS NULL
           UNION ALL
           SELECT min(x.entered_at) FROM visit x
            WHERE x.run_id = c.id AND x.node_id = $5::text AND NOT w.withheld AND ${isPassage('x')}
           HAVING count(*) > 0
         )`;

/** The passages of the run `c`. */
const OWN = `(
           SELECT x.version_id, x.node_id, x.output, x.revision FROM visit x WHERE x.run_id = c.id AND ${isPassage('x')}
           UNION ALL
           SELECT c.version_id, c.state->>'node', NULL, (c.state->>'revision')::int WHERE c.status = 'active'
         )`;

/** @param value keeps a value and answers what stands for it in the statement */
function conditionsOf(filter: PeopleFilter, value: (given: unknown) => string): string[] {
  const { passed, at, withheld, reached, status, failure, charge } = filter;
  const all: string[] = [];
  if (passed) all.push(`NOT w.withheld AND ${passedBy(passed, value)}`);
  if (at) {
    const is = at.is === 'here' ? '=' : '<>';
    all.push(`NOT w.withheld AND c.status ${is} 'active' AND c.state->>'node' = ${value(at.node)}`);
  }
  if (withheld !== null) all.push(`w.withheld = ${value(withheld)}`);
  if (reached !== null) all.push(`(g.at IS NOT NULL) = ${value(reached)}`);
  if (status !== null) all.push(`NOT w.withheld AND c.status = ${value(status)}`);
  if (failure) all.push(failedBy(failure, value));
  if (charge) {
    const told = charge === 'untold' ? 'm.pricing IS NULL' : `m.pricing = ${value(pricingText(charge))}`;
    all.push(`EXISTS (SELECT 1 FROM message m WHERE m.run_id = c.id AND m.status IN ${WAS_TAKEN} AND ${told})`);
  }
  return all;
}

function passedBy({ node, output, to, then }: Passed, value: (given: unknown) => string): string {
  const conditions = [`p.node_id = ${value(node)}`];
  if (output !== null) conditions.push(`p.output = ${value(output)}`);
  if (to !== null) {
    conditions.push(`EXISTS (
             SELECT 1 FROM edge e
              WHERE e.version_id = p.version_id AND e.node_id = p.node_id AND e.output = p.output
                AND e.target = ${value(to)})`);
  }
  if (then !== null) {
    conditions.push(`EXISTS (SELECT 1 FROM ${OWN} q WHERE q.node_id = ${value(then)} AND q.revision > p.revision)`);
  }
  return `EXISTS (SELECT 1 FROM ${OWN} p WHERE ${conditions.join(' AND ')})`;
}

function failedBy({ type, code }: NonNullable<PeopleFilter['failure']>, value: (given: unknown) => string): string {
  switch (type) {
    case 'failed':
      return `EXISTS (
             SELECT 1 FROM message m WHERE m.run_id = c.id AND m.status = 'failed' AND m.problem = ${value(code)})`;
    case 'blocked':
      return `NOT w.withheld AND EXISTS (
             SELECT 1 FROM visit x
              WHERE x.run_id = c.id AND x.problem = ${value(code)} AND ${isBlocked('x', value(sendReasons))})`;
    case 'stopped':
      return `c.status = 'failed' AND coalesce(c.state->>'reason', '') = ${value(code)}`;
  }
}
