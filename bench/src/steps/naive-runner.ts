import type { ContactId } from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';
import { decide, load, rowsOf, type PeerWorld } from './peer-store';
import type { StepName } from './step-world';

/**
 * What one would write first: a transaction a step, a statement a table. No counters and no timer table, which the
 * product has.
 */
export async function naiveStep(database: Pool, contact: ContactId, name: StepName, world: PeerWorld): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('BEGIN');
    // The contact's row keeps two steps of one person apart.
    await client.query({ name: 'lock', text: 'SELECT id FROM contact WHERE id = $1 FOR UPDATE', values: [contact] });
    const loaded = await load(client, contact, world);
    const { id, step, isNew } = decide(loaded, name, world);
    await write(client, isNew, rowsOf(id, contact, step, world));
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function write(client: PoolClient, isNew: boolean, rows: ReturnType<typeof rowsOf>): Promise<void> {
  const [id, workspace, , version, channel, contact, status, state] = rows.run;
  if (isNew) {
    await client.query({
      name: 'insert run',
      text: `INSERT INTO run (id, workspace_id, journey_id, version_id, channel_id, contact_id, lane, status, state,
                              started_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, now(), now())`,
      values: [...rows.run],
    });
  } else {
    await client.query({
      name: 'update run',
      text: 'UPDATE run SET status = $2, state = $3, updated_at = now() WHERE id = $1',
      values: [id, status, state],
    });
  }
  await client.query({
    name: 'insert visits',
    text: `INSERT INTO visit (run_id, revision, version_id, node_id, entered_at, left_at, output, cause, verdicts)
           SELECT $1, revision, $2, node_id, now(), now(), output, cause, verdicts
             FROM unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::json[])
                  AS x (revision, node_id, output, cause, verdicts)`,
    values: [id, version, ...rows.visits],
  });
  if (!rows.hasMessages) return;
  await client.query({
    name: 'insert messages',
    text: `INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status,
                                run_id, version_id, node_id, revision)
           SELECT id, $1, $2, $3, 'out', body, '', now(), now(), 'queued', $4, $5, node_id, revision
             FROM unnest($6::uuid[], $7::json[], $8::text[], $9::int[]) AS x (id, body, node_id, revision)`,
    values: [workspace, channel, contact, id, version, ...rows.messages],
  });
  await client.query({
    name: 'insert outbox',
    text: 'INSERT INTO outbox (message_id, channel_id, contact_id) SELECT unnest($1::uuid[]), $2, $3',
    values: [rows.messages[0], channel, contact],
  });
}
