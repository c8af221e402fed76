import { Injectable } from '@nestjs/common';
import type { ChannelId, ContactId, JourneyId, RunId, RunState, VersionId, Visit, WorkspaceId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { storedJson } from '../database/stored-json';

/** One contact walking one version. */
export interface Run {
  readonly id: RunId;
  readonly workspaceId: WorkspaceId;
  readonly journeyId: JourneyId;
  readonly versionId: VersionId;
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly lane: number;
  /** Of runs of one contact in one journey that share a key only one is active. */
  readonly key: string;
  readonly state: RunState;
}

/** When a contact's last run of a journey under a key ended. */
export interface EndedRun {
  readonly contactId: ContactId;
  readonly journeyId: JourneyId;
  readonly key: string;
  readonly endedAt: Date;
}

const RUN_COLUMNS = `id, workspace_id AS "workspaceId", journey_id AS "journeyId", version_id AS "versionId",
                channel_id AS "channelId", contact_id AS "contactId", lane, key, state`;

@Injectable()
export class RunRepository {
  async byId(ids: readonly RunId[], tx: PoolClient): Promise<readonly Run[]> {
    if (ids.length === 0) return [];
    const { rows } = await tx.query<Run>({
      name: 'runs by id',
      text: `SELECT ${RUN_COLUMNS} FROM run WHERE id = ANY($1)`,
      values: [ids],
    });
    return rows;
  }

  /** The active runs of these contacts, the newest of each contact first. */
  async activeOf(contacts: readonly ContactId[], tx: PoolClient): Promise<readonly Run[]> {
    if (contacts.length === 0) return [];
    const { rows } = await tx.query<Run>({
      name: 'active runs',
      text: `SELECT ${RUN_COLUMNS} FROM run WHERE contact_id = ANY($1) AND status = 'active' ORDER BY id DESC`,
      values: [contacts],
    });
    return rows;
  }

  /** The last end of each contact's runs in these journeys, by key; nothing for who was never in one. */
  async lastEnds(
    contacts: readonly ContactId[],
    journeys: readonly JourneyId[],
    tx: PoolClient,
  ): Promise<readonly EndedRun[]> {
    if (contacts.length === 0 || journeys.length === 0) return [];
    const { rows } = await tx.query<EndedRun>({
      name: 'last ends',
      text: `SELECT contact_id AS "contactId", journey_id AS "journeyId", key, max(ended_at) AS "endedAt"
               FROM run WHERE contact_id = ANY($1) AND journey_id = ANY($2) AND status <> 'active'
              GROUP BY contact_id, journey_id, key`,
      values: [contacts, journeys],
    });
    return rows;
  }

  /** Those of these runs that wait for their turn after a pause. */
  async inLine(ids: readonly RunId[], tx: PoolClient): Promise<readonly RunId[]> {
    if (ids.length === 0) return [];
    const { rows } = await tx.query<{ readonly id: RunId }>({
      name: 'runs in line',
      text: 'SELECT DISTINCT run_id AS id FROM held_event WHERE run_id = ANY($1)',
      values: [ids],
    });
    return rows.map(({ id }) => id);
  }

  async insert(runs: readonly Run[], now: Date, tx: PoolClient): Promise<void> {
    if (runs.length === 0) return;
    await tx.query({
      name: 'insert runs',
      text: `INSERT INTO run (id, workspace_id, journey_id, version_id, channel_id, contact_id, lane, key, status, state,
                              started_at, updated_at, ended_at)
             SELECT id, workspace_id, journey_id, version_id, channel_id, contact_id, lane, key, status, state, $10, $10,
                    CASE WHEN status <> 'active' THEN $10::timestamptz END
               FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::smallint[],
                           $8::text[], $9::json[], $11::text[])
                    AS x (id, workspace_id, journey_id, version_id, channel_id, contact_id, lane, status, state, key)`,
      values: [
        runs.map(({ id }) => id),
        runs.map(({ workspaceId }) => workspaceId),
        runs.map(({ journeyId }) => journeyId),
        runs.map(({ versionId }) => versionId),
        runs.map(({ channelId }) => channelId),
        runs.map(({ contactId }) => contactId),
        runs.map(({ lane }) => lane),
        runs.map(({ state }) => state.status),
        runs.map(({ state }) => storedJson(state)),
        now,
        runs.map(({ key }) => key),
      ],
    });
  }

  async save(runs: readonly Run[], now: Date, tx: PoolClient): Promise<void> {
    if (runs.length === 0) return;
    await tx.query({
      name: 'save runs',
      text: `UPDATE run r
                SET status = u.status, state = u.state, version_id = u.version_id, updated_at = $4,
                    ended_at = CASE WHEN u.status <> 'active' THEN $4::timestamptz END
               FROM unnest($1::uuid[], $2::text[], $3::json[], $5::uuid[]) AS u (id, status, state, version_id)
              WHERE r.id = u.id`,
      values: [
        runs.map(({ id }) => id),
        runs.map(({ state }) => state.status),
        runs.map(({ state }) => storedJson(state)),
        now,
        runs.map(({ versionId }) => versionId),
      ],
    });
  }

  /** Ends active runs whose step can't be worked, with the passage and the count that say so. */
  async fail(ids: readonly RunId[], now: Date, tx: PoolClient): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(
      `WITH failed AS (
         UPDATE run SET status = 'failed', updated_at = $2, ended_at = $2,
                state = (state::jsonb || '{"status": "failed", "reason": "run.unexpected"}')::json
          WHERE id = ANY($1) AND status = 'active'
         RETURNING id, version_id, coalesce(state->>'node', '') AS node_id,
                   coalesce((state->>'revision')::int, 0) AS revision,
                   coalesce(to_timestamp((state->>'enteredAt')::double precision / 1000), $2) AS entered_at
       ), counted AS (
         INSERT INTO counter_delta (version_id, node_id, metric, n) SELECT version_id, node_id, 'failed', 1 FROM failed
       )
       INSERT INTO visit (run_id, revision, version_id, node_id, entered_at, left_at, output, cause, problem, verdicts)
       SELECT id, revision, version_id, node_id, entered_at, $2, NULL, 'entered', 'run.unexpected', '[]' FROM failed
       ON CONFLICT DO NOTHING`,
      [ids, now],
    );
  }

  async addVisits(
    visits: readonly { readonly run: Pick<Run, 'id' | 'versionId'>; readonly visit: Visit }[],
    tx: PoolClient,
  ): Promise<void> {
    if (visits.length === 0) return;
    await tx.query({
      name: 'add visits',
      text: `INSERT INTO visit (run_id, revision, version_id, node_id, entered_at, left_at, output, cause, problem, verdicts)
             SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[],
                                  $7::text[], $8::text[], $9::text[], $10::json[])`,
      values: [
        visits.map(({ run }) => run.id),
        visits.map(({ visit }) => visit.revision),
        visits.map(({ run }) => run.versionId),
        visits.map(({ visit }) => visit.node),
        visits.map(({ visit }) => new Date(visit.enteredAt)),
        visits.map(({ visit }) => new Date(visit.leftAt)),
        visits.map(({ visit }) => visit.output),
        visits.map(({ visit }) => visit.cause),
        visits.map(({ visit }) => visit.problem),
        visits.map(({ visit }) => storedJson(visit.verdicts)),
      ],
    });
  }
}
