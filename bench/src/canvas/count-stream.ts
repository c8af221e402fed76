import { setTimeout as sleep } from 'node:timers/promises';
import { outputsOf, type JourneyDocument } from '@sendero/shared';
import type { Pool } from 'pg';

/** How often counters are written and told of, in ms: as often as screens are shown them. */
const EVERY_MS = 200;

/** What a busy version's counters get, at every node and output, until it is stopped; as the runtime writes it. */
export class CountStream {
  private running = true;
  private readonly done: Promise<void>;
  /** How often every counter was raised. */
  turns = 0;

  constructor(
    private readonly database: Pool,
    private readonly workspace: string,
    private readonly version: string,
    document: JourneyDocument,
  ) {
    const rows = document.nodes.flatMap((node) => [
      [node.id, 'entered'],
      ...outputsOf(node).map(({ id }) => [node.id, `output:${id}`]),
      ...(node.type === 'send' ? ['queued', 'sent', 'delivered', 'read'].map((metric) => [node.id, metric]) : []),
    ]);
    this.done = this.run(
      rows.map(([node = '']) => node),
      rows.map(([, metric = '']) => metric),
    );
  }

  /** Resolves when the last counters are written. */
  async stop(): Promise<void> {
    this.running = false;
    await this.done;
  }

  private async run(nodes: readonly string[], metrics: readonly string[]): Promise<void> {
    const notice = JSON.stringify({ workspace: this.workspace, versions: [this.version] });
    while (this.running) {
      await this.database.query(
        `INSERT INTO counter_delta (version_id, node_id, metric, n)
         SELECT $1, node, metric, 1 FROM unnest($2::text[], $3::text[]) AS c (node, metric)`,
        [this.version, nodes, metrics],
      );
      await this.database.query('SELECT pg_notify($1, $2)', ['sendero_live', notice]);
      this.turns += 1;
      await sleep(EVERY_MS);
    }
  }
}
