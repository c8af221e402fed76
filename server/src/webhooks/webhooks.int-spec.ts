import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  webhookEvent,
  webhookEventTypes,
  type DeliveryAttempt,
  type DeliveryStory,
  type DeliveryView,
  type NewWebhook,
  type Page,
  type Replayed,
  type WebhookEvent,
  type WebhookView,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import { openEndpoint, type Endpoint } from '../testing/endpoint';
import { aJourney, end, keyword, text } from '../testing/journeys';
import { eventually, metaText, metaWebhook, startProduct, type Product } from '../testing/product';
import { DeliveryQueueRepository } from './delivery-queue.repository';
import { FactsRepository } from './facts.repository';
import { OldDeliveriesRepository } from './old-deliveries.repository';

const ADA = '15550100001';
const BEN = '15550100002';

let product: Product;
let crm: Endpoint;

beforeEach(async () => {
  crm = await openEndpoint();
  product = await startProduct({ allowPrivateWebhooks: true });
  await product.sql(`UPDATE journey SET status = 'paused'`);
});
afterEach(async () => {
  await product.close();
  await crm.close();
});

const add = (settings: object = {}, endpoint = crm) =>
  product.api<NewWebhook>('POST', '/webhooks', {
    settings: { name: 'CRM', url: `${endpoint.url}/in`, events: ['message.received'], ...settings },
  });
const hears = (count: number, endpoint = crm) =>
  eventually(
    () => Promise.resolve(endpoint.heard),
    (all) => all.length >= count,
  );
const eventsAt = (endpoint = crm) => endpoint.heard.map(({ body }) => JSON.parse(body) as WebhookEvent);
const textsAt = (endpoint = crm) =>
  eventsAt(endpoint).map((event) =>
    'message' in event.data && 'text' in event.data.message ? event.data.message.text : '',
  );
const deliveries = (id: string, state = '') =>
  product.api<Page<DeliveryView>>('GET', `/endpoints/${id}/deliveries?state=${state}`.replace(/\?state=$/, ''));
/** The id of the first in a list, as soon as there is one. */
const first = (path: string) =>
  eventually(
    () => product.api<Page<{ id: string }>>('GET', path),
    ({ items }) => items.length > 0,
  ).then(({ items }) => items[0]?.id);
/** Lets the pauses of lines and endpoints be over. */
const hurry = () =>
  product.sql(`WITH e AS (UPDATE webhook_endpoint SET held_until = NULL) UPDATE webhook_queue SET due_at = now()`);

/** Does something again and again until something else is done. */
async function again<T>(what: () => Promise<unknown>, until: () => Promise<T>): Promise<T> {
  let isOver = false;
  const doing = (async () => {
    while (!isOver) {
      await what();
      await sleep(50);
    }
  })();
  return until().finally(() => {
    isOver = true;
    return doing;
  });
}

it('tells of a message, signed in both forms, with an id that stays (WEB-30, WEB-31, WEB-37)', async () => {
  const { webhook, secret } = await add();
  await product.writes(ADA, 'hello');
  const [request] = await hears(1);
  const event = webhookEvent.parse(JSON.parse(request?.body ?? ''));
  expect(event).toMatchObject({
    version: 1,
    type: 'message.received',
    contact: { name: `Customer ${ADA}`, phone: `+${ADA}`, waId: ADA },
    data: { message: { text: 'hello', content: { type: 'text' } } },
  });
  const [, seconds, signature] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request?.headers['x-sendero-signature'])) ?? [];
  const hmac = (over: string) => createHmac('sha256', secret).update(over).digest('hex');
  expect(signature).toBe(hmac(`${seconds}.${request?.body}`));
  expect(request?.headers['x-hub-signature-256']).toBe(`sha256=${hmac(request?.body ?? '')}`);
  expect(request?.headers['x-sendero-event-id']).toBe(event.id);
  const log = await eventually(
    () => deliveries(webhook.id),
    ({ items }) => items[0]?.state === 'delivered',
  );
  expect(log.items).toMatchObject([{ eventId: event.id, attempts: 1, last: { status: 204, problem: null } }]);
});

it('never shows a secret again, and signs by the old one as well for a while after a new one was made', async () => {
  const { webhook, secret } = await add();
  const { secret: next } = await product.api<NewWebhook>('POST', `/webhooks/${webhook.id}/secret`);
  expect(next).not.toBe(secret);
  await product.writes(ADA, 'hello');
  const [request] = await hears(1);
  const [, seconds] = /^t=(\d+)/.exec(String(request?.headers['x-sendero-signature'])) ?? [];
  const hmac = (key: string) => createHmac('sha256', key).update(`${seconds}.${request?.body}`).digest('hex');
  expect(request?.headers['x-sendero-signature']).toBe(`t=${seconds},v1=${hmac(next)},v1=${hmac(secret)}`);
  const shown = JSON.stringify(await product.api('GET', '/webhooks'));
  expect([secret, next].filter((one) => shown.includes(one))).toEqual([]);
});

it('tells everything that can be chosen, once, in the form of the schema (WEB-38)', async () => {
  await product.api('POST', '/templates/sync', {});
  await add({ events: webhookEventTypes });
  await product.publish(
    aJourney({ start: keyword('go'), hi: text('Hi'), stop: end }, ['start.next -> hi', 'hi.sent -> stop']),
  );
  await product.writes(ADA, 'go');
  await product.sql(`UPDATE template SET status = 'DISABLED' WHERE id = (SELECT min(id::text)::uuid FROM template)`);
  await product.api('POST', `/contacts/${await first('/contacts')}/consent`, {
    topic: 'marketing',
    state: 'in',
    evidence: 'Form',
  });
  await eventually(
    () => Promise.resolve(eventsAt().map(({ type }) => type)),
    (types) => new Set(types).size >= 6 && eventsAt().some((event) => isStatus(event, 'read')),
  );
  const events = eventsAt();
  for (const event of events) expect(() => webhookEvent.parse(event)).not.toThrow();
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(events.filter(({ type }) => type === 'run.left')).toMatchObject([
    { data: { run: { journey: { name: 'Test journey', version: 1 }, outcome: 'ended', reason: 'finished' } } },
  ]);
  const statuses = events.flatMap((event) => (event.type === 'message.status' ? [event.data.message.status] : []));
  expect(statuses).toEqual([...statuses].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
  expect(events.filter(({ type }) => type === 'template.status')).toMatchObject([
    { data: { template: { status: 'DISABLED' } } },
  ]);
});

it('tells why a message failed, and gives the key of the caller back (WEB-40, WEB-41, WEB-42)', async () => {
  await product.writes(ADA, 'hello');
  await first('/conversations');
  await product.leavesWhatsApp(ADA);
  await add({ events: ['message.status'] });
  await fetch(`${product.url}/api/conversations/${await first('/conversations')}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'order 7' },
    body: JSON.stringify({ text: 'Hi' }),
  });
  await eventually(
    () => Promise.resolve(eventsAt()),
    (events) => events.some((event) => isStatus(event, 'failed')),
  );
  expect(eventsAt().at(-1)).toMatchObject({
    type: 'message.status',
    data: { message: { status: 'failed', correlationId: 'order 7', failure: { code: 'whatsapp.undeliverable' } } },
  });
});

it('tells taps apart: postback, list message, reply button (WEB-35)', async () => {
  await add({ events: ['message.postback', 'message.list_reply', 'message.button_reply'] });
  const head = { from: ADA, timestamp: String(Math.floor(Date.now() / 1000)) };
  await product.webhook(
    metaWebhook({
      messages: [
        { ...head, id: 'wamid.1', type: 'button', button: { payload: 'yes', text: 'Yes' } },
        {
          ...head,
          id: 'wamid.2',
          type: 'interactive',
          interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Row' } },
        },
        {
          ...head,
          id: 'wamid.3',
          type: 'interactive',
          interactive: { type: 'button_reply', button_reply: { id: 'b1', title: 'Button' } },
        },
        metaText(ADA, 'wamid.4', 'plain'),
      ],
    }),
  );
  await hears(3);
  await sleep(200);
  expect(eventsAt().map(({ type }) => type)).toEqual([
    'message.postback',
    'message.list_reply',
    'message.button_reply',
  ]);
});

it('brings the events of a contact one after another, whatever each try comes to', async () => {
  const { webhook } = await add();
  let failures = 2;
  crm.answer = (response) => response.writeHead(failures-- > 0 ? 503 : 200).end('busy');
  for (const text of ['1', '2', '3', '4']) await product.writes(ADA, text);
  for (const tries of [1, 2]) {
    await eventually(
      () => product.sql('SELECT 1 FROM webhook_attempt'),
      (rows) => rows.length === tries,
    );
    await hurry();
  }
  await hears(6);
  expect(textsAt()).toEqual(['1', '1', '1', '2', '3', '4']);
  const tries = crm.heard.slice(0, 3);
  expect(new Set(tries.map(({ headers }) => headers['x-sendero-event-id'])).size).toBe(1);
  expect(new Set(tries.map(({ body }) => body)).size).toBe(1);
  expect(tries.map(({ headers }) => headers['x-sendero-attempt'])).toEqual(['1', '2', '3']);
  const { items } = await eventually(
    () => deliveries(webhook.id, 'delivered'),
    (page) => page.items.length === 4,
  );
  expect(items.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 3]);
});

it('keeps nobody waiting for an endpoint that does not answer, nor a contact for another one', async () => {
  const slow = await openEndpoint();
  slow.answer = () => undefined;
  await add({ name: 'Slow' }, slow);
  await add();
  crm.answer = (response, { body }) => response.writeHead(body.includes(`+${ADA}`) ? 500 : 204).end();
  for (let n = 0; n < 20; n += 1) await product.writes(`155501001${String(n).padStart(2, '0')}`, 'hi');
  await product.writes(ADA, 'mine');
  await product.writes(BEN, 'yours');
  await eventually(
    () => Promise.resolve(textsAt()),
    (texts) => texts.includes('yours') && texts.filter((text) => text === 'hi').length === 20,
  );
  expect(slow.heard.length).toBeLessThanOrEqual(8);
  await slow.close();
});

it('gives up after three days, and sends what was given up again: one, then all', async () => {
  const { webhook } = await add();
  crm.answer = (response) => response.writeHead(500).end('down');
  await product.writes(ADA, '1');
  await product.writes(ADA, '2');
  await product.writes(BEN, '3');
  const age = async () => {
    await product.sql(`UPDATE webhook_delivery SET since = since - interval '4 days' WHERE state = 'waiting'`);
    await hurry();
  };
  const { items: dead } = await again(age, () =>
    eventually(
      () => deliveries(webhook.id, 'dead'),
      ({ items }) => items.length === 3,
    ),
  );
  expect(await product.sql('SELECT 1 FROM webhook_queue')).toEqual([]);
  const story = await product.api<DeliveryStory>('GET', `/deliveries/${dead.at(-1)?.id}`);
  expect(story.attempts[0]).toMatchObject({ status: 500, problem: { code: 'call.refused' }, answer: 'down' });
  expect(JSON.parse(story.body)).toMatchObject({ data: { message: { text: '1' } } });
  expect(await product.api<WebhookView>('GET', `/webhooks/${webhook.id}`)).toMatchObject({ health: { dead: 3 } });

  crm.answer = (response) => response.writeHead(200).end('ok');
  crm.heard.length = 0;
  await hurry();
  await product.api('POST', `/deliveries/${dead.at(-1)?.id}/replay`);
  await hears(1);
  expect(textsAt()).toEqual(['1']);
  await eventually(
    () => deliveries(webhook.id, 'dead'),
    ({ items }) => items.length === 2,
  );
  expect(await product.api<Replayed>('POST', `/endpoints/${webhook.id}/replay`)).toEqual({ count: 2 });
  await hears(3);
  expect(textsAt().sort()).toEqual(['1', '2', '3']);
});

it('takes a plain no for an answer at once', async () => {
  const { webhook } = await add();
  crm.answer = (response) => response.writeHead(422).end('No such customer');
  await product.writes(ADA, 'hi');
  const { items } = await eventually(
    () => deliveries(webhook.id, 'dead'),
    (page) => page.items.length === 1,
  );
  expect(items).toMatchObject([{ attempts: 1, last: { status: 422, answer: 'No such customer' } }]);
});

describe('a crash', () => {
  it('between a call and its commit brings the event again, under its id', async () => {
    await add();
    const crash = jest
      .spyOn(DeliveryQueueRepository.prototype, 'store')
      .mockRejectedValueOnce(new Error('The process died'));
    await product.writes(ADA, 'once');
    await hears(1);
    await eventually(
      () => Promise.resolve(crash.mock.calls.length),
      (times) => times > 0,
    );
    crash.mockRestore();
    await hurry();
    await hears(2);
    expect(new Set(eventsAt().map(({ id }) => id)).size).toBe(1);
  });

  it('while events are made of facts makes them once', async () => {
    await add();
    const crash = jest.spyOn(FactsRepository.prototype, 'forget').mockRejectedValueOnce(new Error('The process died'));
    await product.writes(ADA, 'once');
    await hears(1);
    await sleep(400);
    crash.mockRestore();
    expect(textsAt()).toEqual(['once']);
    expect(await product.sql('SELECT type FROM webhook_event')).toHaveLength(1);
  });

  it('of the whole process loses nothing that was committed', async () => {
    await add();
    crm.answer = () => undefined;
    await product.writes(ADA, 'one');
    await product.writes(ADA, 'two');
    await hears(1);
    crm.answer = (response) => response.writeHead(204).end();
    await product.restart();
    await eventually(
      () => Promise.resolve(textsAt()),
      (texts) => texts.includes('two'),
    );
    expect(textsAt()).toEqual(['one', 'one', 'two']);
  });
});

it('several workers bring each event once', async () => {
  await add();
  const other = await product.another();
  try {
    const people = Array.from({ length: 30 }, (_, n) => `155501002${String(n).padStart(2, '0')}`);
    await Promise.all(people.map((person) => product.writes(person, 'hi')));
    await hears(30);
    await sleep(300);
    expect(crm.heard).toHaveLength(30);
  } finally {
    await other.close();
  }
});

it('forgets what was taken after a week, and what was given up after a month', async () => {
  await add();
  crm.answer = (response, { body }) => response.writeHead(body.includes('bad') ? 410 : 204).end();
  for (const text of ['good', 'bad']) await product.writes(ADA, text);
  await eventually(
    () => product.sql(`SELECT 1 FROM webhook_delivery WHERE state <> 'waiting'`),
    (rows) => rows.length === 2,
  );
  const database = await new DataSource({ type: 'postgres', url: product.databaseUrl }).initialize();
  const old = new OldDeliveriesRepository(database);
  const states = () =>
    product.sql<{ state: string }>('SELECT state FROM webhook_delivery').then((rows) => rows.map(({ state }) => state));
  for (const left of [['dead'], []]) {
    await product.sql(`UPDATE webhook_delivery SET ended_at = ended_at - interval '20 days'`);
    await product.sql(`UPDATE webhook_event SET created_at = created_at - interval '20 days'`);
    expect(await old.delete('deliveries', 10)).toBe(1);
    expect(await old.delete('events', 10)).toBe(1);
    expect(await states()).toEqual(left);
  }
  await database.destroy();
});

it('follows a table only while somebody wants to know', async () => {
  const on = () =>
    product
      .sql<{ name: string }>(
        `SELECT tgname AS name FROM pg_trigger WHERE tgname LIKE 'webhook%' AND tgenabled <> 'D' ORDER BY 1`,
      )
      .then((rows) => rows.map(({ name }) => name));
  expect(await on()).toEqual([]);
  await product.writes(ADA, 'before');
  const { webhook } = await add({ events: ['message.received', 'run.left'] });
  expect(await on()).toEqual(['webhook_incoming', 'webhook_run', 'webhook_run_end']);
  const settings = { name: 'CRM', url: crm.url, events: ['run.left'], enabled: true };
  await product.api('PUT', `/webhooks/${webhook.id}`, { settings });
  expect(await on()).toEqual(['webhook_run', 'webhook_run_end']);
  await product.api('PUT', `/webhooks/${webhook.id}`, { settings: { ...settings, enabled: false } });
  expect(await on()).toEqual([]);
  await product.writes(ADA, 'unheard');
  await product.api('DELETE', `/webhooks/${webhook.id}`);
  await sleep(300);
  expect(crm.heard).toEqual([]);
  expect(await product.sql('SELECT 1 FROM webhook_fact')).toEqual([]);
});

it('sends a test at once and says what came of it', async () => {
  const { webhook } = await add({ format: 'webex-connect' });
  crm.answer = (response) => response.writeHead(401).end('Who are you?');
  expect(await product.api<DeliveryAttempt>('POST', `/webhooks/${webhook.id}/test`)).toMatchObject({
    status: 401,
    problem: { code: 'call.refused' },
    answer: 'Who are you?',
  });
  expect(JSON.parse(crm.heard[0]?.body ?? '')).toMatchObject({ event: 'MO', message: 'Test', attachments: '[]' });
  expect(await deliveries(webhook.id)).toEqual({ items: [], next: null });
});

it('writes as Webex Connect does for who asks for it (WEB-30, WEB-39)', async () => {
  await add({ format: 'webex-connect' });
  await product.writes(ADA, 'hello');
  await hears(1);
  expect(JSON.parse(crm.heard[0]?.body ?? '')).toMatchObject({
    event: 'MO',
    channel: 'WhatsApp',
    waid: ADA,
    message: 'hello',
  });
  await expect(add({ format: 'webex-connect', events: ['run.left'] })).rejects.toThrow('webhook.not_in_format');
});

it('reaches no private network unless it may', async () => {
  const strict = await startProduct();
  const { webhook } = await strict.api<NewWebhook>('POST', '/webhooks', {
    settings: { name: 'Inside', url: crm.url, events: ['message.received'] },
  });
  await strict.writes(ADA, 'hi');
  const { items } = await eventually(
    () => strict.api<Page<DeliveryView>>('GET', `/endpoints/${webhook.id}/deliveries?state=dead`),
    (page) => page.items.length === 1,
  );
  expect(items[0]?.last?.problem?.code).toBe('call.private_address');
  expect(await strict.api<DeliveryAttempt>('POST', `/webhooks/${webhook.id}/test`)).toMatchObject({
    problem: { code: 'call.private_address' },
  });
  expect(crm.heard).toEqual([]);
  await strict.close();
});

const ORDER = ['sent', 'delivered', 'read', 'failed'];

function isStatus(event: WebhookEvent, status: string): boolean {
  return event.type === 'message.status' && event.data.message.status === status;
}
