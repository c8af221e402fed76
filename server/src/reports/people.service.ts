import { Injectable } from '@nestjs/common';
import { stepOfGoal, type JourneyId, type RunId, type WorkspaceId } from '@sendero/shared';
import type { Response } from 'express';
import { streamCsv } from '../http/csv';
import { Cohorts } from './cohorts';
import { filterOf, type PeopleQuery } from './people.dto';
import { PeopleRepository } from './people.repository';
import { usualGoal } from './report-goals';
import { ReportRepository } from './report.repository';

/** How many rows of an export are read at once. */
const ROWS = 1_000;
const HEADER = ['run', 'contact', 'name', 'phone', 'version', 'status', 'node', 'started_at', 'goal_at', 'got_nothing'];

/** Hands out the people behind the figures of a report. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly reports: ReportRepository,
    private readonly cohorts: Cohorts,
  ) {}

  async export(workspace: WorkspaceId, journey: JourneyId, query: PeopleQuery, response: Response): Promise<void> {
    const { cohort } = await this.cohorts.of(workspace, journey, query.range);
    const goal = stepOfGoal(query.goal ?? usualGoal(await this.reports.documents(workspace, journey)));
    const filter = filterOf(query);
    await streamCsv<RunId>(response, 'people.csv', HEADER, async (after) => {
      const found = await this.people.list(cohort, goal, filter, after, ROWS + 1);
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
}
