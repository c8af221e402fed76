import { Injectable } from '@nestjs/common';
import {
  boundsOf,
  liftOf,
  outputsOf,
  titleOf,
  type DashboardRange,
  type JourneyDocument,
  type JourneyId,
  type JourneyNode,
  type JourneyReport,
  type NodeId,
  type ReportedSplit,
  type ReportedStep,
  type RunId,
  type Share,
  type StepsBetween,
  type WorkspaceId,
} from '@sendero/shared';
import type { Response } from 'express';
import { Clock } from '../clock';
import { userError } from '../errors';
import { streamCsv } from '../http/csv';
import { JourneysRepository } from '../journeys/journeys.repository';
import { WorkspacesRepository } from '../workspaces/workspaces.repository';
import {
  ReportRepository,
  timeTaken,
  type Cohort,
  type LedRow,
  type PassedRow,
  type PeopleFilter,
} from './report.repository';

/** How many rows of an export are read at once. */
const ROWS = 1_000;
const HEADER = ['run', 'contact', 'name', 'phone', 'version', 'status', 'node', 'started_at', 'goal_at', 'got_nothing'];

/** Tells what became of a journey's runs. */
@Injectable()
export class ReportService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly journeys: JourneysRepository,
    private readonly workspaces: WorkspacesRepository,
    private readonly clock: Clock,
  ) {}

  async of(workspace: WorkspaceId, journey: JourneyId, range: DashboardRange): Promise<JourneyReport> {
    const { zone, cohort } = await this.cohortOf(workspace, journey, range);
    const documents = await this.reports.documents(workspace, journey);
    const nodes = nodesOf(documents);
    const splits = nodes.filter(({ type }) => type === 'split');
    const rows = await this.reports.count(
      cohort,
      splits.map(({ id }) => id),
    );
    const { started, withheld, active, ended, failed, reached, reachedWithheld } = rows.summary;
    const treated: Share = { started, reached };
    const control: Share = { started: withheld, reached: reachedWithheld };
    return {
      journeyId: journey,
      range,
      timeZone: zone,
      from: cohort.bounds.from,
      to: cohort.bounds.to,
      runs: { started, withheld, active, ended, failed },
      goal: {
        isSet: (documents[0]?.settings.goal ?? null) !== null,
        treated,
        withheld: control,
        lift: liftOf(treated, control),
        timeToReach: timeTaken(rows.summary),
      },
      splits: splits.map((node) => splitOf(node, rows.led, control)),
      steps: stepsOf(nodes, rows.passed),
    };
  }

  async between(
    workspace: WorkspaceId,
    journey: JourneyId,
    range: DashboardRange,
    [from, to]: readonly [string, string],
  ): Promise<StepsBetween> {
    const { cohort } = await this.cohortOf(workspace, journey, range);
    const row = await this.reports.between(cohort, from, to);
    return { came: row.came, wentOn: row.wentOn, time: timeTaken(row) };
  }

  async export(
    workspace: WorkspaceId,
    journey: JourneyId,
    range: DashboardRange,
    filter: PeopleFilter,
    response: Response,
  ): Promise<void> {
    const { cohort } = await this.cohortOf(workspace, journey, range);
    await streamCsv<RunId>(response, 'people.csv', HEADER, async (after) => {
      const found = await this.reports.people(cohort, filter, after, ROWS + 1);
      const shown = found.slice(0, ROWS);
      return {
        rows: shown.map((row) => [
          row.run,
          row.contact,
          row.name,
          row.phone,
          row.version,
          row.status,
          row.node,
          row.startedAt.toISOString(),
          row.reachedAt?.toISOString() ?? null,
          row.withheld ? 'yes' : 'no',
        ]),
        next: found.length > ROWS ? (shown.at(-1)?.run ?? null) : null,
      };
    });
  }

  private async cohortOf(
    workspace: WorkspaceId,
    journey: JourneyId,
    range: DashboardRange,
  ): Promise<{ readonly zone: string; readonly cohort: Cohort }> {
    if (!(await this.journeys.currentVersion(workspace, journey))) throw userError(404, 'journey.not_found');
    const { timeZone: zone } = await this.workspaces.find(workspace);
    return { zone, cohort: { workspace, journey, bounds: boundsOf(range, this.clock.now(), zone) } };
  }
}

/** Every node that any version has, as the newest one with it has it. */
function nodesOf(documents: readonly JourneyDocument[]): readonly JourneyNode[] {
  const nodes = new Map<NodeId, JourneyNode>();
  for (const { nodes: own } of documents) for (const node of own) if (!nodes.has(node.id)) nodes.set(node.id, node);
  return [...nodes.values()];
}

function stepsOf(nodes: readonly JourneyNode[], passed: readonly PassedRow[]): readonly ReportedStep[] {
  return nodes.flatMap((node): ReportedStep[] => {
    const own = passed.filter((row) => row.node === node.id);
    const total = own.find(({ isTotal }) => isTotal);
    if (!total) return [];
    const left = new Map(
      own.flatMap(({ isTotal, output, runs }) => (!isTotal && output !== null ? [[output, runs]] : [])),
    );
    const known = outputsOf(node).filter(({ id }) => left.has(id));
    const gone = [...left.keys()].filter((output) => !known.some(({ id }) => id === output));
    return [
      {
        node: node.id,
        title: titleOf(node),
        type: node.type,
        came: total.runs,
        here: total.here,
        outputs: [...known, ...gone.map((id) => ({ id, label: id }))].map(({ id, label }) => ({
          output: id,
          label,
          runs: left.get(id) ?? 0,
        })),
      },
    ];
  });
}

function splitOf(node: JourneyNode, led: readonly LedRow[], control: Share): ReportedSplit {
  const shareOf = (output: string): Share => {
    const row = led.find((one) => one.node === node.id && one.output === output);
    return { started: row?.started ?? 0, reached: row?.reached ?? 0 };
  };
  const ways = outputsOf(node).map(({ id, label }) => ({ output: id, label, share: shareOf(id) }));
  return {
    node: node.id,
    title: titleOf(node),
    variants: ways.map((way) => ({
      ...way,
      againstControl: liftOf(way.share, control),
      againstOthers: liftOf(way.share, sumOf(ways.filter((other) => other !== way).map(({ share }) => share))),
    })),
  };
}

function sumOf(shares: readonly Share[]): Share {
  return shares.reduce(
    (sum, { started, reached }) => ({ started: sum.started + started, reached: sum.reached + reached }),
    { started: 0, reached: 0 },
  );
}
