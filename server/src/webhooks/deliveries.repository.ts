import { Injectable } from '@nestjs/common';
import type { DeliveryState, WebhookEvent, WebhookFormat, WorkspaceId } from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import type { Slice } from '../http/page';
import { EMPTY_LINES } from './delivery-queue.repository';

export interface AttemptRow {
  readonly at: Date;
  readonly tookMs: number;
  readonly status: number | null;
  readonly problem: string | null;
  readonly answer: string;
}

export interface DeliveryRow {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly dueAt: Date | null;
  readonly lastAt: Date | null;
  readonly lastTookMs: number | null;
  readonly lastStatus: number | null;
  readonly lastProblem: string | null;
  readonly lastAnswer: string | null;
}

/** How many go back into the line in one transaction. */
const REPLAYED_A_TIME = 1_000;

const DELIVERY = `
  SELECT d.id, d.event_id AS "eventId", v.type, d.state, d.attempts, d.created_at AS "createdAt", d.ended_at AS "endedAt",
         CASE WHEN d.state = 'waiting' THEN q.due_at END AS "dueAt", a.at AS "lastAt", a.took_ms AS "lastTookMs",
         a.http_status AS "lastStatus", a.problem AS "lastProblem", a.answer AS "lastAnswer"
    FROM webhook_delivery d
    JOIN webhook_event v ON v.id = d.event_id
    LEFT JOIN webhook_queue q ON q.endpoint_id = d.endpoint_id AND q.order_key = d.order_key
    LEFT JOIN webhook_attempt a ON a.delivery_id = d.id AND a.number = d.attempts`;

/** The log of what endpoints were told, and what is sent again. */
@Injectable()
export class DeliveriesRepository {
  constructor(private readonly database: DataSource) {}

  async isKnown(workspace: WorkspaceId, endpoint: string): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      'SELECT FROM webhook_endpoint WHERE workspace_id = $1 AND id = $2',
      [workspace, endpoint],
    );
    return rows.length === 1;
  }

  /** Newest first; of one state, or of all. */
  async list(
    workspace: WorkspaceId,
    endpoint: string,
    state: DeliveryState | null,
    { after, limit }: Slice<string>,
  ): Promise<readonly DeliveryRow[]> {
    return this.database.query<DeliveryRow[]>(
      `${DELIVERY}
        WHERE d.workspace_id = $1 AND d.endpoint_id = $2 AND ($3::text IS NULL OR d.state = $3)
          AND ($4::bigint IS NULL OR d.id < $4) ORDER BY d.id DESC LIMIT $5`,
      [workspace, endpoint, state, after, limit + 1],
    );
  }

  async find(
    workspace: WorkspaceId,
    id: string,
  ): Promise<(DeliveryRow & { readonly body: WebhookEvent; readonly format: WebhookFormat }) | null> {
    const [row] = await this.database.query<(DeliveryRow & { body: WebhookEvent; format: WebhookFormat })[]>(
      `SELECT x.*, v.body, e.format
         FROM (${DELIVERY} WHERE d.workspace_id = $1 AND d.id = $2) x
         JOIN webhook_event v ON v.id = x."eventId"
         JOIN webhook_delivery d ON d.id = x.id
         JOIN webhook_endpoint e ON e.id = d.endpoint_id`,
      [workspace, id],
    );
    return row ?? null;
  }

  /** Newest first. */
  async attempts(id: string): Promise<readonly AttemptRow[]> {
    return this.database.query<AttemptRow[]>(
      `SELECT at, took_ms AS "tookMs", http_status AS status, problem, answer FROM webhook_attempt
        WHERE delivery_id = $1 ORDER BY number DESC`,
      [id],
    );
  }

  /**
   * Lines dead deliveries up again, in their old places, with all their time before them. In chunks, so that nobody waits
   * long; after a crash those that are left are still dead.
   *
   * @param only one delivery; null for all of the endpoint
   */
  async replay(workspace: WorkspaceId, endpoint: string | null, only: string | null): Promise<number> {
    let count = 0;
    // From one to the next, never back: what is given up again meanwhile has had its turn.
    for (let last: string | null = null; ;) {
      const { found, replayed }: ReplayedChunk = await this.database.transaction((tx) =>
        this.replayChunk({ workspace, endpoint, only, after: last }, tx),
      );
      count += replayed;
      last = found.at(-1) ?? null;
      if (found.length < REPLAYED_A_TIME) return count;
    }
  }

  /** The lines are locked before the deliveries, like everywhere. */
  private async replayChunk({ workspace, endpoint, only, after }: ToReplay, tx: EntityManager): Promise<ReplayedChunk> {
    const dead = await tx.query<{ id: string; endpoint: string; key: string }[]>(
      `SELECT id, endpoint_id AS endpoint, order_key AS key FROM webhook_delivery
        WHERE workspace_id = $1 AND state = 'dead' AND ($2::uuid IS NULL OR endpoint_id = $2)
          AND ($3::bigint IS NULL OR id = $3) AND ($4::bigint IS NULL OR id > $4) ORDER BY id LIMIT ${REPLAYED_A_TIME}`,
      [workspace, endpoint, only, after],
    );
    const lines = [dead.map((row) => row.endpoint), dead.map(({ key }) => key)];
    await tx.query(
      `INSERT INTO webhook_queue AS q (endpoint_id, order_key, due_at)
       SELECT endpoint_id, order_key, clock_timestamp() FROM unnest($1::uuid[], $2::uuid[]) AS x (endpoint_id, order_key)
        GROUP BY 1, 2 ORDER BY 1, 2
       ON CONFLICT (endpoint_id, order_key) DO UPDATE SET due_at = q.due_at`,
      lines,
    );
    const [, replayed] = await tx.query<[unknown[], number]>(
      `UPDATE webhook_delivery SET state = 'waiting', since = clock_timestamp(), ended_at = NULL, failures = 0
        WHERE id = ANY($1::bigint[]) AND state = 'dead'`,
      [dead.map(({ id }) => id)],
    );
    // Somebody else has lined them up before, and they are over: their lines may have nothing left.
    if (replayed < dead.length) await tx.query(EMPTY_LINES, lines);
    return { found: dead.map(({ id }) => id), replayed };
  }
}

interface ToReplay {
  readonly workspace: WorkspaceId;
  readonly endpoint: string | null;
  readonly only: string | null;
  /** Only those behind it; null for all. */
  readonly after: string | null;
}

interface ReplayedChunk {
  readonly found: readonly string[];
  readonly replayed: number;
}
