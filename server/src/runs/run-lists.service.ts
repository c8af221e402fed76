import { Injectable } from '@nestjs/common';
import type { JourneyId, NodeVisit, Page, VersionId, WorkspaceId } from '@sendero/shared';
import type { Response } from 'express';
import { userError } from '../errors';
import { streamCsv } from '../http/csv';
import { pageOf, sliceOf } from '../http/page';
import { JourneysRepository } from '../journeys/journeys.repository';
import { NodeVisitsRepository, visitPlace, type VisitPlace } from './node-visits.repository';
import type { RunsQuery, VisitsQuery } from './run-views.dto';
import { RunViewsRepository } from './run-views.repository';

/** How many rows of an export are read at once. */
const ROWS = 1_000;

const RUN_HEADER = ['run', 'contact', 'name', 'phone', 'version', 'status', 'node', 'step', 'started_at', 'ended_at'];
const VISIT_HEADER = ['run', 'contact', 'name', 'phone', 'node', 'entered_at', 'left_at', 'output', 'cause', 'problem'];

/** Who is at a node and who left it, as pages and as files. */
@Injectable()
export class RunListsService {
  constructor(
    private readonly runs: RunViewsRepository,
    private readonly visits: NodeVisitsRepository,
    private readonly journeys: JourneysRepository,
  ) {}

  async visitsOf(
    workspace: WorkspaceId,
    journey: JourneyId,
    version: VersionId,
    query: VisitsQuery,
  ): Promise<Page<NodeVisit>> {
    await this.mustHave(workspace, journey, version);
    const rows = await this.visits.list(workspace, version, query, sliceOf(query, visitPlace));
    return pageOf(rows, query.limit, placeOf, (visit) => visit);
  }

  async exportVisits(
    workspace: WorkspaceId,
    journey: JourneyId,
    version: VersionId,
    query: VisitsQuery,
    response: Response,
  ): Promise<void> {
    await this.mustHave(workspace, journey, version);
    await streamCsv<VisitPlace>(response, 'visits.csv', VISIT_HEADER, async (after) => {
      const found = await this.visits.list(workspace, version, query, { after, limit: ROWS });
      const shown = found.slice(0, ROWS);
      const last = shown.at(-1);
      return {
        rows: shown.map((visit) => [
          visit.runId,
          visit.contactId,
          visit.contactName,
          visit.contactPhone,
          visit.node,
          iso(visit.enteredAt),
          iso(visit.leftAt),
          visit.output,
          visit.cause,
          visit.problem,
        ]),
        next: found.length > ROWS && last ? placeOf(last) : null,
      };
    });
  }

  async exportRuns(workspace: WorkspaceId, journeyId: JourneyId, query: RunsQuery, response: Response): Promise<void> {
    if (!(await this.journeys.currentVersion(workspace, journeyId))) throw userError(404, 'journey.not_found');
    const { node, status, search } = query;
    await streamCsv<string>(response, 'runs.csv', [...RUN_HEADER, 'reason'], async (after) => {
      const found = await this.runs.list(workspace, { journeyId, node, status, search }, { after, limit: ROWS });
      const shown = found.slice(0, ROWS);
      return {
        rows: shown.map((run) => [
          run.id,
          run.contactId,
          run.contactName,
          run.contactPhone,
          run.versionNumber,
          run.status,
          run.node,
          run.nodeTitle,
          iso(run.startedAt),
          run.endedAt === null ? null : iso(run.endedAt),
          run.reason,
        ]),
        next: found.length > ROWS ? (shown.at(-1)?.id ?? null) : null,
      };
    });
  }

  private async mustHave(workspace: WorkspaceId, journey: JourneyId, version: VersionId): Promise<void> {
    if (!(await this.visits.hasVersion(workspace, journey, version))) throw userError(404, 'journey.version_not_found');
  }
}

function placeOf({ leftAt, runId, revision }: NodeVisit): VisitPlace {
  return [leftAt, runId, revision];
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
