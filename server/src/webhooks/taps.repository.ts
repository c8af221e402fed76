import { Injectable } from '@nestjs/common';
import type { WebhookTap } from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import { isLockTimeout } from '../database/sql-state';
import { userError } from '../errors';

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

/** Who holds it switches triggers, and writes down who needs more of them. */
const SWITCH_LOCK = 7_364_426;
/** How long somebody who wants to be told waits for who writes to a table, in ms. */
const OPEN_WITHIN_MS = 10_000;
/** The same for what can be done later as well. */
const FOLLOW_WITHIN_MS = 1_000;

/** Which tables are followed; those that nobody wants to hear of cost nothing. */
@Injectable()
export class TapsRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Switches on what these taps need and writes, in a transaction, that it is needed; or does neither. What begins to be
   * stored after this is told.
   *
   * @throws UserError `webhook.busy` when a table could not be had in time
   */
  async open<T>(
    taps: readonly WebhookTap[],
    write: (tx: EntityManager) => Promise<T>,
    withinMs = OPEN_WITHIN_MS,
  ): Promise<T> {
    try {
      return await this.alone(withinMs, async (own) => {
        for (const trigger of await triggers(own)) {
          if (!trigger.on && taps.includes(trigger.tap)) await switchTo(true, trigger, withinMs, own);
        }
        return own.transaction(write);
      });
    } catch (error) {
      if (isLockTimeout(error)) throw userError(503, 'webhook.busy');
      throw error;
    }
  }

  /** Switches the triggers on that some endpoint needs, and the others off; what can't be had soon is left for next time. */
  async follow(withinMs = FOLLOW_WITHIN_MS): Promise<void> {
    if (!(await triggers(this.database.manager)).some(isWrong)) return;
    await this.alone(withinMs, async (own) => {
      for (const trigger of (await triggers(own)).filter(isWrong)) {
        await switchTo(trigger.wanted, trigger, withinMs, own).catch(unlessLocked);
      }
    }).catch(unlessLocked);
  }

  /** Holds the lock over several transactions, on a connection of its own: what was switched on stays on meanwhile. */
  private async alone<T>(withinMs: number, work: (own: EntityManager) => Promise<T>): Promise<T> {
    const connection = this.database.createQueryRunner();
    try {
      await patient(withinMs, connection.manager, (tx) => tx.query(`SELECT pg_advisory_lock(${SWITCH_LOCK})`));
      try {
        return await work(connection.manager);
      } finally {
        await connection.query(`SELECT pg_advisory_unlock(${SWITCH_LOCK})`);
      }
    } finally {
      await connection.release();
    }
  }
}

interface TriggerState extends Trigger {
  readonly on: boolean;
  /** Whether some endpoint needs it. */
  readonly wanted: boolean;
}

async function triggers(own: EntityManager): Promise<readonly TriggerState[]> {
  const rows = await own.query<Pick<TriggerState, 'name' | 'on' | 'wanted'>[]>(
    `SELECT x.name, t.tgenabled <> 'D' AS "on",
            EXISTS (SELECT FROM webhook_endpoint e WHERE e.enabled AND x.tap = ANY(e.taps)) AS wanted
       FROM unnest($1::text[], $2::text[]) AS x (name, tap)
       JOIN pg_trigger t ON t.tgname = x.name AND NOT t.tgisinternal
       JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = 'public'::regnamespace`,
    [TRIGGERS.map(({ name }) => name), TRIGGERS.map(({ tap }) => tap)],
  );
  return TRIGGERS.flatMap((trigger) =>
    rows.filter(({ name }) => name === trigger.name).map((row) => ({ ...trigger, ...row })),
  );
}

function isWrong({ on, wanted }: TriggerState): boolean {
  return on !== wanted;
}

/** Each in a transaction of its own: it waits for who writes to the table, and must hold no other table meanwhile. */
function switchTo(on: boolean, { table, name }: Trigger, withinMs: number, own: EntityManager): Promise<unknown> {
  return patient(withinMs, own, (tx) => tx.query(`ALTER TABLE ${table} ${on ? 'ENABLE' : 'DISABLE'} TRIGGER ${name}`));
}

function patient<T>(withinMs: number, own: EntityManager, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return own.transaction(async (tx) => {
    await tx.query(`SET LOCAL lock_timeout = ${withinMs}`);
    return work(tx);
  });
}

function unlessLocked(error: unknown): void {
  if (!isLockTimeout(error)) throw error;
}
