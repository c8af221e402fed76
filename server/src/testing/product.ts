import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase } from '@sendero/migrations';
import {
  createClock,
  createSimulator,
  type ChatEntry,
  type Customer,
  type CustomerMessage,
  type RecordedMessage,
  type RecordSummary,
  type SimulatorSettings,
} from '@sendero/simulator';
import type { JourneyDocument } from '@sendero/shared';
import { Client, type QueryResultRow } from 'pg';
import { readConfig, type Config } from '../config';
import { demoTemplates } from '../demo/demo-templates';
import { DEMO_NUMBER, demoWebhookPath } from '../demo/demo-workspace';
import type { SandboxClockView } from '../sandbox/sandbox-clock.service';
import { startServer, type RunningServer } from '../start-server';
import { publishing, type Publishing } from './publishing';

/** People of the simulator answer at once in tests. */
const QUICK: Partial<SimulatorSettings> = {
  sentDelayMs: [1, 5],
  deliveredDelayMs: [1, 5],
  readDelayMs: [1, 5],
  autoRead: true,
  throughputPerSecond: 1_000,
  pairRateLimit: false,
};

/** The whole server on a database of its own, with a simulated WhatsApp of its own. */
export interface Product {
  readonly url: string;
  readonly databaseUrl: string;
  /** A row set straight from the database. */
  sql<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Publishes a journey in place of the demo one, as the only one that listens. */
  publish(document: JourneyDocument, name?: string): Promise<string>;
  /** Publishes one more journey, beside those that are live. */
  publishToo(document: JourneyDocument, name: string): Promise<string>;
  readonly journeys: Publishing;
  api<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** A customer writes; resolves when the message is recorded by the simulator. */
  writes(waId: string, text: string): Promise<void>;
  taps(waId: string, messageId: string, choice: string): Promise<void>;
  /** A customer sends something else than text. */
  sends(waId: string, message: CustomerMessage): Promise<void>;
  /** The customer's chat with us as their phone has it, oldest first. */
  phone(waId: string): Promise<readonly ChatEntry[]>;
  /** How many messages of customers are on their way to us. */
  onTheirWay(): Promise<number>;
  /** From now on messages to this customer fail. */
  leavesWhatsApp(waId: string): Promise<void>;
  /** Posts a webhook signed as Meta would. */
  webhook(payload: unknown, secret?: string): Promise<Response>;
  /** What the simulator accepted from us, oldest first. */
  received(): Promise<readonly RecordedMessage[]>;
  faults(faults: object): Promise<void>;
  /** Moves the time on, for the simulator and every server of this product. */
  advanceClock(ms: number): Promise<void>;
  /** Starts another server process-alike on the same database. */
  another(config?: Partial<Config>): Promise<RunningServer>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startProduct(settings: Partial<Config> = {}): Promise<Product> {
  const database = await createTestDatabase();
  const clock = createClock();
  const simulator = createSimulator({
    clock,
    canAdvanceClock: true,
    settings: QUICK,
    channels: [{ ...DEMO_NUMBER, webhookUrl: '', templates: demoTemplates }],
  });
  const phone = await simulator.listen(0, '127.0.0.1');
  const config: Config = {
    ...readConfig({}),
    port: 0,
    logLevel: 'silent',
    simulatorUrl: phone.url,
    ...settings,
  };
  let server = await startServer(config, database.url);
  const pointWebhooks = () =>
    simulator.updateChannelWebhook(
      DEMO_NUMBER.phoneNumberId,
      `${server.url.replace('localhost', '127.0.0.1')}${demoWebhookPath()}`,
    );
  pointWebhooks();
  const client = new Client({ connectionString: database.url });
  await client.connect();

  const call = async <T>(url: string, method: string, body?: unknown): Promise<T> => {
    const answer = await fetch(url, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const others = new Set<RunningServer>();
  const known = new Set<string>();
  const chat = async (waId: string): Promise<string> => {
    if (!known.has(waId))
      await call<Customer>(`${phone.url}/api/customers`, 'POST', { name: `Customer ${waId}`, waId });
    known.add(waId);
    return `${phone.url}/api/customers/${waId}/chats/${DEMO_NUMBER.phoneNumberId}/messages`;
  };

  const journeys = publishing((method, path, body) => call(`${server.url}/api${path}`, method, body));
  const product: Product = {
    get url() {
      return server.url;
    },
    databaseUrl: database.url,
    sql: async (text, values) => (await client.query(text, values)).rows,
    publish: async (document, name = 'Test journey') => {
      await client.query(`UPDATE journey SET status = 'paused' WHERE status = 'live'`);
      return product.publishToo(document, name);
    },
    publishToo: async (document, name) => (await journeys.add(document, name)).journeyId,
    journeys,
    api: (method, path, body) => call(`${server.url}/api${path}`, method, body),
    writes: async (waId, text) => {
      await call(await chat(waId), 'POST', { type: 'text', text });
    },
    taps: async (waId, messageId, choice) => {
      await call(await chat(waId), 'POST', { type: 'tap', messageId, id: choice });
    },
    sends: async (waId, message) => {
      await call(await chat(waId), 'POST', message);
    },
    phone: async (waId) => call<ChatEntry[]>((await chat(waId)).replace(/\/messages$/, ''), 'GET'),
    onTheirWay: async () => {
      const { inboundPending } = await call<RecordSummary>(`${phone.url}/api/record/summary`, 'GET');
      return inboundPending;
    },
    leavesWhatsApp: async (waId) => {
      await chat(waId);
      await call(`${phone.url}/api/customers`, 'POST', { name: `Customer ${waId}`, waId, onWhatsApp: false });
    },
    webhook: (payload, secret = DEMO_NUMBER.appSecret) => {
      const body = JSON.stringify(payload);
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      return fetch(`${server.url}${demoWebhookPath()}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
        body,
      });
    },
    received: async () => {
      const { messages } = await call<{ messages: RecordedMessage[] }>(`${phone.url}/api/record?limit=1000`, 'GET');
      return messages;
    },
    faults: (faults) => call(`${phone.url}/api/faults`, 'PUT', faults),
    advanceClock: async (advanceMs) => {
      await clock.advance(advanceMs);
      const { aheadMs } = await call<SandboxClockView>(`${server.url}/api/sandbox/clock`, 'POST', { advanceMs });
      for (const other of others) {
        await eventually(
          () => call<SandboxClockView>(`${other.url}/api/sandbox/clock`, 'GET'),
          (followed) => followed.aheadMs >= aheadMs,
        );
      }
    },
    another: async (more = {}) => {
      const other = await startServer({ ...config, ...more }, database.url);
      others.add(other);
      return {
        ...other,
        close: () => {
          others.delete(other);
          return other.close();
        },
      };
    },
    restart: async () => {
      await server.close();
      server = await startServer(config, database.url);
      pointWebhooks();
    },
    close: async () => {
      await client.end();
      await phone.close();
      await server.close();
      await database.drop();
    },
  };
  return product;
}

/** Asks again until the answer is good or the time is over; the last answer or error tells what was wrong. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isGood: (answer: T) => boolean,
  withinMs = 30_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isGood(answer)) return answer;
    if (Date.now() > until)
      throw new Error(`Still not there after ${withinMs} ms: ${JSON.stringify(answer)?.slice(0, 2000)}`);
    await sleep(20);
  }
}

/** Waits until somebody waits for what the open transaction of `product.sql` holds. */
export async function isWaitedFor(product: Product): Promise<void> {
  await eventually(
    () => product.sql('SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))'),
    (waiting) => waiting.length > 0,
  );
}

/** A webhook as Meta posts it, with these messages and statuses in one value. */
export function metaWebhook(value: {
  readonly messages?: readonly object[];
  readonly statuses?: readonly object[];
}): object {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: DEMO_NUMBER.wabaId,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550100999', phone_number_id: DEMO_NUMBER.phoneNumberId },
              contacts: [],
              ...value,
            },
          },
        ],
      },
    ],
  };
}

/** A text message as it stands in a webhook. */
export function metaText(from: string, id: string, body: string, at = Date.now()): object {
  return { from, id, timestamp: String(Math.floor(at / 1000)), type: 'text', text: { body } };
}
