import type { ContactId } from '@sendero/shared';
import { createPostgresBackend, Queue, setDefaultBackendFactory, Worker, type ConnectionOptions } from 'bullmq';
import type { Pool } from 'pg';
import { decide, load, rowsOf, type PeerWorld } from './peer-store';
import type { StepName } from './step-world';

const QUEUE = 'steps';
const CONCURRENCY = 32;

/** Where BullMQ keeps its jobs: a Redis, or Postgres where there is none. */
export type BullBackend = { readonly redisPort: number } | { readonly databaseUrl: string };

/** A BullMQ job a step; the state is in Postgres, read by one statement and written by one. */
export class BullRunner {
  private readonly queue: Queue<{ readonly contact: ContactId; readonly name: StepName }>;
  private worker: Worker | undefined;

  constructor(
    private readonly backend: BullBackend,
    private readonly database: Pool,
    private readonly world: PeerWorld,
  ) {
    if ('redisPort' in backend) setDefaultBackendFactory();
    else setDefaultBackendFactory(createPostgresBackend);
    this.queue = new Queue(QUEUE, { connection: connectionOf(backend) });
  }

  /** Adds a job for every contact, which is not timed, and answers how long the work took, in ms. */
  async run(contacts: readonly ContactId[], name: StepName): Promise<number> {
    await this.queue.addBulk(
      contacts.map((contact) => ({
        name,
        data: { contact, name },
        opts: { removeOnComplete: true, attempts: 3 },
      })),
    );
    const from = performance.now();
    let done = 0;
    await new Promise<void>((resolve, reject) => {
      this.worker = new Worker<{ readonly contact: ContactId; readonly name: StepName }>(
        QUEUE,
        ({ data }) => this.step(data.contact, data.name),
        { connection: connectionOf(this.backend), concurrency: CONCURRENCY },
      );
      this.worker.on('completed', () => {
        if (++done === contacts.length) resolve();
      });
      this.worker.on('failed', (_, error) => reject(error));
      this.worker.on('error', reject);
    });
    const took = performance.now() - from;
    await this.worker?.close();
    return took;
  }

  async close(): Promise<void> {
    await this.queue.close();
  }

  private async step(contact: ContactId, name: StepName): Promise<void> {
    const loaded = await load(this.database, contact, this.world);
    const { id, step } = decide(loaded, name, this.world);
    const rows = rowsOf(id, contact, step, this.world);
    await this.database.query({
      name: 'write step',
      text: WRITE,
      values: [...rows.run, ...rows.visits, ...rows.messages],
    });
  }
}

const WRITE = `
WITH moved AS (
  INSERT INTO run (id, workspace_id, journey_id, version_id, channel_id, contact_id, lane, status, state, started_at,
                   updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, now(), now())
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, state = excluded.state, updated_at = now()
), passed AS (
  INSERT INTO visit (run_id, revision, version_id, node_id, entered_at, left_at, output, cause, verdicts)
  SELECT $1, revision, $4, node_id, now(), now(), output, cause, verdicts
    FROM unnest($9::int[], $10::text[], $11::text[], $12::text[], $13::json[])
         AS x (revision, node_id, output, cause, verdicts)
), asked AS (
  INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status, run_id,
                       version_id, node_id, revision)
  SELECT id, $2, $5, $6, 'out', body, '', now(), now(), 'queued', $1, $4, node_id, revision
    FROM unnest($14::uuid[], $15::json[], $16::text[], $17::int[]) AS x (id, body, node_id, revision)
  RETURNING id
)
INSERT INTO outbox (message_id, channel_id, contact_id) SELECT id, $5, $6 FROM asked`;

/** Converts: BullMQ's types know Redis only and hand whatever they get to the backend in force. */
function connectionOf(backend: BullBackend): ConnectionOptions {
  if ('redisPort' in backend) return { host: '127.0.0.1', port: backend.redisPort, maxRetriesPerRequest: null };
  return { connectionString: backend.databaseUrl, migrate: true, max: CONCURRENCY } as unknown as ConnectionOptions;
}
