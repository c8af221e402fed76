import { Injectable } from '@nestjs/common';
import type { WorkspaceId } from '@sendero/shared';
import type { Response } from 'express';
import { streamRows, type Cell } from '../http/csv';
import { DashboardQuestions } from './dashboard-questions';
import type { FailedPeopleQuery, PeopleOfFigureQuery, ReachedGoalsQuery } from './dashboard.dto';
import { DashboardRepository, type FailedPersonRow, type PersonRow, type ReachedGoalRow } from './dashboard.repository';

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

/** Hands out who is behind the figures of the dashboard. */
@Injectable()
export class DashboardExports {
  constructor(
    private readonly dashboard: DashboardRepository,
    private readonly questions: DashboardQuestions,
  ) {}

  /** Writes the people behind a figure of the funnel, a line for each. */
  async people(workspace: WorkspaceId, { range, figure }: PeopleOfFigureQuery, response: Response): Promise<void> {
    const people = this.dashboard.people(await this.questions.of(workspace, range), figure, LINES);
    await streamRows(response, `${figure}.csv`, PEOPLE_HEADER, lines(people, personLine));
  }

  /** Writes the people in whose way something stood, a line for each. */
  async failures(workspace: WorkspaceId, { range, ...failure }: FailedPeopleQuery, response: Response): Promise<void> {
    const people = this.dashboard.failedPeople(await this.questions.of(workspace, range), failure, LINES);
    await streamRows(response, `${failure.type}.csv`, FAILED_HEADER, lines(people, failedLine));
  }

  /** Writes who reached the goals of a journey, a line for each time; a journey of nobody's has none. */
  async goals(workspace: WorkspaceId, { range, journey }: ReachedGoalsQuery, response: Response): Promise<void> {
    const goals = this.dashboard.reachedGoals(await this.questions.of(workspace, range), journey, LINES);
    await streamRows(response, 'goals.csv', GOALS_HEADER, lines(goals, goalLine));
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
