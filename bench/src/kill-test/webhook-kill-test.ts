import { webhookEventTypes, type NewWebhook } from '@sendero/shared';
import { setTimeout as pause } from 'node:timers/promises';
import { customersWho } from '../customers';
import { callJson } from '../stage/call-json';
import { untilQuiet } from '../stage/quiet';
import { Stage } from '../stage/stage';
import { Killer } from './killer';
import { seededRandom } from './seeded-random';
import { openEar } from './webhook-ear';
import { webhookDifferences } from './webhook-differences';

export interface WebhookKillTestOptions {
  /** A migrated database without any workspace. */
  readonly databaseUrl: string;
  readonly kills: number;
  readonly seed: number;
}

export interface WebhookKillTestResult {
  readonly kills: number;
  /** How many of them fell while somebody was to be told of something. */
  readonly atWork: number;
  /** How many events there were, and how many calls it took to tell them. */
  readonly events: number;
  readonly calls: number;
  /** One sentence each; empty when everything was told. */
  readonly differences: readonly string[];
}

/** As in the kill test of the demo. */
const SERVER_ENV = { LEASE_SECONDS: '2', UNKNOWN_GRACE_SECONDS: '10', ALLOW_PRIVATE_WEBHOOKS: 'true' };
const WITHIN_MS = 2 * 60_000;
const LOOK_EVERY_MS = 100;
/** How many customers come by again and again, and how many of them in a second. */
const CUSTOMERS = 30;
const ARRIVALS_PER_SECOND = 6;
const SLOWEST_ANSWER_MS = 40;

/** Tells another system of all that happens in the demo, while the server is killed again and again. */
export async function webhookKillTest({
  databaseUrl,
  kills,
  seed,
}: WebhookKillTestOptions): Promise<WebhookKillTestResult> {
  const random = seededRandom(seed);
  const stage = await Stage.open({ databaseUrl, serverEnv: SERVER_ENV });
  const ear = await openEar(seededRandom(seed + 1), SLOWEST_ANSWER_MS);
  try {
    await stage.simulator.setSettings({ sentDelayMs: [5, 60], deliveredDelayMs: [10, 120], readDelayMs: [20, 200] });
    await callJson<NewWebhook>('POST', `${stage.serverUrl}/api/webhooks`, {
      settings: { name: 'Books', url: ear.url, events: webhookEventTypes },
    });
    const atWork: Promise<boolean>[] = [];
    const killer = new Killer(stage, random, () => atWork.push(isAtWork(stage)));
    await whileCustomersWrite(stage, () => killer.kill(kills));
    await untilQuiet(stage, WITHIN_MS);
    ear.getWell();
    await killer.kill(1, () => endLeases(stage));
    await untilQuiet(stage, WITHIN_MS);
    await untilAllIsTold(stage);
    const { rowCount } = await stage.database.query('SELECT FROM webhook_event');
    return {
      kills: killer.kills,
      atWork: (await Promise.all(atWork)).filter(Boolean).length,
      events: rowCount ?? 0,
      calls: ear.heard.length,
      differences: await webhookDifferences(stage.database, ear.heard),
    };
  } finally {
    await stage.close();
    await ear.close();
  }
}

/** However fast the machine is, something happens whenever the server is killed. */
async function whileCustomersWrite(stage: Stage, work: () => Promise<void>): Promise<void> {
  let over = false;
  const writing = (async () => {
    while (!over) {
      const { running } = await stage.simulator.crowd();
      if (!running) {
        await stage.simulator.startCrowd(customersWho(['Hello', 'START', 'hi there'], CUSTOMERS, ARRIVALS_PER_SECOND));
      }
      await pause(LOOK_EVERY_MS);
    }
  })();
  await work().finally(() => (over = true));
  await writing;
}

async function isAtWork({ database }: Stage): Promise<boolean> {
  const { rowCount } = await database.query('SELECT FROM webhook_fact UNION ALL SELECT FROM webhook_queue LIMIT 1');
  return (rowCount ?? 0) > 0;
}

/** As if a minute had passed since the server was killed, and another minute since calls that were broken off. */
async function endLeases({ database }: Stage): Promise<void> {
  await database.query('UPDATE webhook_endpoint SET held_until = NULL');
  await database.query('UPDATE webhook_queue SET due_at = clock_timestamp()');
}

async function untilAllIsTold(stage: Stage): Promise<void> {
  for (const end = Date.now() + WITHIN_MS; await isAtWork(stage); await pause(LOOK_EVERY_MS)) {
    if (Date.now() > end) throw new Error(`There is still somebody to be told after ${WITHIN_MS / 1000} s.`);
  }
}
