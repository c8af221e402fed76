import { Injectable } from '@nestjs/common';
import {
  isProblemCode,
  sentenceWithout,
  type DeliveryAttempt,
  type DeliveryState,
  type DeliveryStory,
  type DeliveryView,
  type Page,
  type Replayed,
  type WorkspaceId,
} from '@sendero/shared';
import { z } from 'zod';
import { userError } from '../errors';
import { pageOf, sliceOf, type PageQuery } from '../http/page';
import { Deliverer } from './deliverer';
import { DeliveriesRepository, type AttemptRow, type DeliveryRow } from './deliveries.repository';
import { requestBody } from './request-body';

const place = z.string().regex(/^\d{1,18}$/);

/** What endpoints were told, what came of it, and what is told again. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly deliverer: Deliverer,
  ) {}

  async list(
    workspace: WorkspaceId,
    endpoint: string,
    query: PageQuery & { readonly state?: DeliveryState },
  ): Promise<Page<DeliveryView>> {
    await this.mustKnow(workspace, endpoint);
    const rows = await this.deliveries.list(workspace, endpoint, query.state ?? null, sliceOf(query, place));
    return pageOf(rows, query.limit, ({ id }) => id, asView);
  }

  async story(workspace: WorkspaceId, id: string): Promise<DeliveryStory> {
    const row = await this.deliveries.find(workspace, id);
    if (!row) throw userError(404, 'webhook.delivery_not_found');
    const attempts = await this.deliveries.attempts(id);
    return { delivery: asView(row), body: requestBody(row.body, row.format), attempts: attempts.map(asAttempt) };
  }

  /** A delivery that was given up goes back to its place in the line. */
  async replay(workspace: WorkspaceId, id: string): Promise<DeliveryStory> {
    const count = await this.deliveries.replay(workspace, null, id);
    const story = await this.story(workspace, id);
    if (count === 0) throw userError(409, 'webhook.not_dead');
    this.deliverer.wake();
    return story;
  }

  async replayAll(workspace: WorkspaceId, endpoint: string): Promise<Replayed> {
    await this.mustKnow(workspace, endpoint);
    const count = await this.deliveries.replay(workspace, endpoint, null);
    this.deliverer.wake();
    return { count };
  }

  private async mustKnow(workspace: WorkspaceId, endpoint: string): Promise<void> {
    if (!(await this.deliveries.isKnown(workspace, endpoint))) throw userError(404, 'webhook.not_found');
  }
}

function asView(row: DeliveryRow): DeliveryView {
  const { id, eventId, type, state, attempts, createdAt, endedAt, dueAt } = row;
  const { lastAt, lastTookMs, lastStatus, lastProblem, lastAnswer } = row;
  return {
    ...{ id, eventId, type, state, attempts },
    createdAt: createdAt.getTime(),
    endedAt: endedAt?.getTime() ?? null,
    dueAt: dueAt?.getTime() ?? null,
    last:
      lastAt &&
      asAttempt({
        at: lastAt,
        tookMs: lastTookMs ?? 0,
        status: lastStatus,
        problem: lastProblem,
        answer: lastAnswer ?? '',
      }),
  };
}

function asAttempt({ at, tookMs, status, problem, answer }: AttemptRow): DeliveryAttempt {
  const known = problem !== null && isProblemCode(problem) ? sentenceWithout(problem) : '';
  return {
    at: at.getTime(),
    tookMs,
    status,
    problem: problem === null ? null : { code: problem, message: known },
    answer,
  };
}
