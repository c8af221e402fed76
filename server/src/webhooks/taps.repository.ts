import { Injectable } from '@nestjs/common';
import type { WebhookTap } from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';

interface Trigger {
  readonly table: 'message' | 'consent_entry' | 'run' | 'template';
  readonly name: string;
  readonly tap: WebhookTap;
}

const TRIGGERS: readonly Trigger[] = [
  { table: 'message', name: 'webhook_incoming', tap: 'incoming' },
  { table: 'message', name: 'webhook_receipt', tap: 'receipt' },
  { table: 'consent_entry', name: 'webhook_consent', tap: 'consent' },
  { table: 'run', name: 'webhook_run', tap: 'run' },
  { table: 'run', name: 'webhook_run_end', tap: 'run' },
  { table: 'template', name: 'webhook_template', tap: 'template' },
  { table: 'template', name: 'webhook_template_status', tap: 'template' },
];

/** One process at a time switches triggers. */
const SWITCH_LOCK = 7_364_426;

/** Which tables are followed; those that nobody wants to hear of cost nothing. */
@Injectable()
export class TapsRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Switches the triggers on that some endpoint needs, and the others off. Each in a transaction of its own: it waits for
   * who writes to the table, and must hold no other table meanwhile.
   */
  async follow(): Promise<void> {
    for (const trigger of await this.wrong()) {
      await this.database.transaction(async (tx) => {
        await tx.query(`SET LOCAL lock_timeout = '10s'`);
        await tx.query(`SELECT pg_advisory_xact_lock(${SWITCH_LOCK})`);
        const wanted = await this.isWanted(trigger, tx);
        await tx.query(`ALTER TABLE ${trigger.table} ${wanted ? 'ENABLE' : 'DISABLE'} TRIGGER ${trigger.name}`);
      });
    }
  }

  private async wrong(): Promise<readonly Trigger[]> {
    const rows = await this.database.query<{ name: string }[]>(
      `SELECT x.name
         FROM unnest($1::text[], $2::text[]) AS x (name, tap)
         JOIN pg_trigger t ON t.tgname = x.name AND NOT t.tgisinternal
         JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = 'public'::regnamespace
        WHERE (t.tgenabled <> 'D') <> EXISTS (SELECT FROM webhook_endpoint e WHERE e.enabled AND x.tap = ANY(e.taps))`,
      [TRIGGERS.map(({ name }) => name), TRIGGERS.map(({ tap }) => tap)],
    );
    return TRIGGERS.filter(({ name }) => rows.some((row) => row.name === name));
  }

  private async isWanted({ tap }: Trigger, tx: EntityManager): Promise<boolean> {
    const [row] = await tx.query<{ wanted: boolean }[]>(
      'SELECT EXISTS (SELECT FROM webhook_endpoint WHERE enabled AND $1 = ANY(taps)) AS wanted',
      [tap],
    );
    return row?.wanted === true;
  }
}
