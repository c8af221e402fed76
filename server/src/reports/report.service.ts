import { Injectable } from '@nestjs/common';
import {
  liftOf,
  readPricing,
  sendReasons,
  stepOfGoal,
  whatToDo,
  type DashboardRange,
  type JourneyId,
  type JourneyReport,
  type ReportedCharge,
  type ReportedFailure,
  type ReportedGoal,
  type ReportGoal,
  type Share,
  type StepsBetween,
  type WorkspaceId,
} from '@sendero/shared';
import { messageProblem } from '../conversations/message-problem';
import { Cohorts } from './cohorts';
import { nodesOf } from './nodes-of';
import { goalsOf, isGoalOf, usualGoal } from './report-goals';
import { ReportRepository, timeTaken, type ChargedRow, type FailedRow, type SummaryRow } from './report.repository';
import { splitOf } from './reported-splits';
import { stepsOf } from './reported-steps';

/** Tells what became of a journey's runs. */
@Injectable()
export class ReportService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly cohorts: Cohorts,
  ) {}

  /** @param asked the goal that it is about; the journey's first one when undefined */
  async of(
    workspace: WorkspaceId,
    journey: JourneyId,
    range: DashboardRange,
    asked: ReportGoal | undefined,
  ): Promise<JourneyReport> {
    const { zone, cohort } = await this.cohorts.of(workspace, journey, range);
    const documents = await this.reports.documents(workspace, journey);
    const nodes = nodesOf(documents);
    const goal = asked ?? usualGoal(documents);
    const splits = nodes.filter(({ type }) => type === 'split');
    const rows = await this.reports.count(
      cohort,
      stepOfGoal(goal),
      splits.map(({ id }) => id),
    );
    const { started, withheld, active, ended, failed } = rows.summary;
    const reached = reachedGoal(goal, isGoalOf(documents[0], goal), rows.summary);
    return {
      journeyId: journey,
      range,
      timeZone: zone,
      from: cohort.bounds.from,
      to: cohort.bounds.to,
      runs: { started, withheld, active, ended, failed },
      goals: goalsOf(documents),
      goal: reached,
      splits: splits.map((node) => splitOf(node, rows.led, reached.withheld)),
      steps: stepsOf(nodes, rows.passed, rows.standing),
      charges: rows.charged.map(chargeOf),
      failures: rows.failed.map(failureOf),
    };
  }

  async between(
    workspace: WorkspaceId,
    journey: JourneyId,
    range: DashboardRange,
    [from, to]: readonly [string, string],
  ): Promise<StepsBetween> {
    const { cohort } = await this.cohorts.of(workspace, journey, range);
    const row = await this.reports.between(cohort, from, to);
    return { came: row.came, wentOn: row.wentOn, time: timeTaken(row) };
  }
}

/** Those who got nothing walk no steps, so they can't be compared by one. */
function reachedGoal(goal: ReportGoal, isSet: boolean, summary: SummaryRow): ReportedGoal {
  const treated: Share = { started: summary.started, reached: summary.reached };
  const withheld = goal === 'event' ? { started: summary.withheld, reached: summary.reachedWithheld } : null;
  return {
    goal,
    isSet,
    treated,
    withheld,
    lift: withheld && liftOf(treated, withheld),
    timeToReach: timeTaken(summary),
  };
}

function chargeOf({ pricing, messages, runs }: ChargedRow): ReportedCharge {
  return { pricing: pricing === null ? null : readPricing(pricing), messages, runs };
}

function failureOf({ detail, ...row }: FailedRow): ReportedFailure {
  const reason = sendReasons.find((one) => one === row.code);
  return { ...row, message: messageProblem(row.code, detail).message, whatToDo: reason ? whatToDo(reason) : '' };
}
