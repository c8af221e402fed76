import { Injectable } from '@nestjs/common';
import type { ChannelId, ContactId, JourneyId, RunId, RunStartResult, WorkspaceId } from '@sendero/shared';
import type { PoolClient } from 'pg';

/** A request that its caller gave a key. */
export interface KeyedRequest {
  readonly workspaceId: WorkspaceId;
  readonly journeyId: JourneyId;
  readonly key: string;
}

/** A run, and what its caller wants back with the receipts of its messages. */
export interface RunCallback {
  readonly run: RunId;
  readonly data: string;
}

/** Requests to start runs, kept with their answers for when they are sent again. */
@Injectable()
export class StartRequestRepository {
  /**
   * Takes the request on, unless it was answered before. One that is being worked at this moment is waited for.
   *
   * @returns the answer that was given before, or null when there was none
   */
  async claim(
    { workspaceId, journeyId, key }: KeyedRequest,
    now: Date,
    tx: PoolClient,
  ): Promise<readonly RunStartResult[] | null> {
    const names = [workspaceId, journeyId, key];
    const { rowCount } = await tx.query(
      `INSERT INTO start_request (workspace_id, journey_id, key, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [...names, now],
    );
    if (rowCount === 1) return null;
    const { rows } = await tx.query<{ readonly answer: readonly RunStartResult[] }>(
      'SELECT answer FROM start_request WHERE workspace_id = $1 AND journey_id = $2 AND key = $3',
      names,
    );
    return rows[0]?.answer ?? null;
  }

  async keep(
    { workspaceId, journeyId, key }: KeyedRequest,
    answer: readonly RunStartResult[],
    tx: PoolClient,
  ): Promise<void> {
    await tx.query('UPDATE start_request SET answer = $4 WHERE workspace_id = $1 AND journey_id = $2 AND key = $3', [
      workspaceId,
      journeyId,
      key,
      JSON.stringify(answer),
    ]);
  }

  /** Beside the runs: few have one, and moving a run does not need it. */
  async keepCallbacks(callbacks: readonly RunCallback[], tx: PoolClient): Promise<void> {
    if (callbacks.length === 0) return;
    await tx.query('INSERT INTO run_callback (run_id, data) SELECT * FROM unnest($1::uuid[], $2::text[])', [
      callbacks.map(({ run }) => run),
      callbacks.map(({ data }) => data),
    ]);
  }

  /** The channel that each contact wrote to last, or the workspace's first; nothing when there is no channel. */
  async channels(
    workspaceId: WorkspaceId,
    contacts: readonly ContactId[],
    tx: PoolClient,
  ): Promise<ReadonlyMap<ContactId, ChannelId>> {
    const { rows } = await tx.query<{ readonly contactId: ContactId; readonly channelId: ChannelId }>(
      `SELECT x.id AS "contactId", c.id AS "channelId"
         FROM unnest($2::uuid[]) AS x (id)
        CROSS JOIN LATERAL (
          SELECT coalesce(
            (SELECT t.channel_id FROM conversation t WHERE t.contact_id = x.id
              ORDER BY t.last_inbound_at DESC NULLS LAST LIMIT 1),
            (SELECT h.id FROM channel h WHERE h.workspace_id = $1 ORDER BY h.created_at, h.id LIMIT 1)) AS id
        ) c WHERE c.id IS NOT NULL`,
      [workspaceId, contacts],
    );
    return new Map(rows.map(({ contactId, channelId }) => [contactId, channelId]));
  }
}
