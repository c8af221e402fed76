import { createHmac } from 'node:crypto';
import {
  webhookEvent,
  webhookEventTypes,
  type DeliveryAttempt,
  type NewWebhook,
  type WebhookEvent,
  type WebhookView,
} from '@sendero/shared';
import { aJourney, end, keyword, text } from '../testing/journeys';
import { allTold, settled } from '../testing/events';
import { eventually, metaText, metaWebhook } from '../testing/product';
import { openWebhookStage, type WebhookStage } from '../testing/webhook-stage';

const ADA = '15550100001';
const BEN = '15550100002';
const CARL = '15550100003';

let stage: WebhookStage;

beforeEach(async () => {
  stage = await openWebhookStage();
});
afterEach(() => stage.close());

it('tells of a message, signed in both forms, with an id that stays (WEB-30, WEB-31, WEB-37)', async () => {
  const { webhook, secret } = await stage.add();
  await stage.product.writes(ADA, 'hello');
  const [request] = await stage.hears(1);
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
    () => stage.deliveries(webhook.id),
    ({ items }) => items[0]?.state === 'delivered',
  );
  expect(log.items).toMatchObject([{ eventId: event.id, attempts: 1, last: { status: 204, problem: null } }]);
});

it('never shows a secret again, and signs by the old one as well for a while after a new one was made', async () => {
  const { webhook, secret } = await stage.add();
  const { secret: next } = await stage.product.api<NewWebhook>('POST', `/webhooks/${webhook.id}/secret`);
  expect(next).not.toBe(secret);
  await stage.product.writes(ADA, 'hello');
  const [request] = await stage.hears(1);
  const [, seconds] = /^t=(\d+)/.exec(String(request?.headers['x-sendero-signature'])) ?? [];
  const hmac = (key: string) => createHmac('sha256', key).update(`${seconds}.${request?.body}`).digest('hex');
  expect(request?.headers['x-sendero-signature']).toBe(`t=${seconds},v1=${hmac(next)},v1=${hmac(secret)}`);
  const shown = JSON.stringify(await stage.product.api('GET', '/webhooks'));
  expect([secret, next].filter((one) => shown.includes(one))).toEqual([]);
});

it('tells everything that can be chosen, once, in the form of the schema (WEB-38)', async () => {
  await stage.product.api('POST', '/templates/sync', {});
  await stage.add({ events: webhookEventTypes });
  await stage.product.publish(
    aJourney({ start: keyword('go'), hi: text('Hi'), stop: end }, ['start.next -> hi', 'hi.sent -> stop']),
  );
  await stage.product.writes(ADA, 'go');
  await stage.product.sql(
    `UPDATE template SET status = 'DISABLED' WHERE id = (SELECT min(id::text)::uuid FROM template)`,
  );
  await stage.product.api('POST', `/contacts/${await stage.first('/contacts')}/consent`, {
    topic: 'marketing',
    state: 'in',
    evidence: 'Form',
  });
  await eventually(
    () => Promise.resolve(stage.events().map(({ type }) => type)),
    (types) => new Set(types).size >= 6 && stage.events().some((event) => isStatus(event, 'read')),
  );
  const events = stage.events();
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

it('tells why a message failed, and gives back what the caller sent with it (WEB-40, WEB-41, WEB-42)', async () => {
  await stage.product.writes(ADA, 'hello');
  await stage.first('/conversations');
  await stage.product.leavesWhatsApp(ADA);
  await stage.add({ events: ['message.status'] });
  await fetch(`${stage.product.url}/api/conversations/${await stage.first('/conversations')}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'order 7' },
    body: JSON.stringify({ text: 'Hi', callbackData: 'line 2' }),
  });
  await eventually(
    () => Promise.resolve(stage.events()),
    (events) => events.some((event) => isStatus(event, 'failed')),
  );
  expect(stage.events().at(-1)).toMatchObject({
    type: 'message.status',
    data: {
      message: {
        ...{ status: 'failed', correlationId: 'order 7', callbackData: 'line 2' },
        failure: { code: 'whatsapp.undeliverable' },
      },
    },
  });
});

it('gives back what the caller started a run with, with every receipt of its messages (WEB-41)', async () => {
  await stage.add({ events: ['message.status'] });
  const id = await stage.product.publish(
    aJourney({ start: ['trigger.api', {}], hi: text('Hi'), more: text('More'), stop: end }, [
      'start.next -> hi',
      'hi.sent -> more',
      'hi.blocked -> stop',
      'more.sent -> stop',
      'more.blocked -> stop',
    ]),
  );
  const phones = [ADA, BEN, CARL];
  for (const phone of phones) await stage.product.writes(phone, 'START');
  await eventually(
    () => stage.product.sql('SELECT 1 FROM message'),
    (messages) => messages.length === phones.length,
  );
  const request = {
    callbackData: 'order 7',
    contacts: [
      { phone: `+${ADA}` },
      { phone: `+${BEN}`, callbackData: 'order 8' },
      { phone: `+${CARL}`, callbackData: '' },
    ],
  };
  const start = () =>
    fetch(`${stage.product.url}/api/journeys/${id}/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'once' },
      body: JSON.stringify(request),
    }).then((response) => response.json() as Promise<{ results: readonly { status: string }[] }>);
  expect((await start()).results.map(({ status }) => status)).toEqual(['started', 'started', 'started']);
  await start();
  const reads = () => stage.events().filter((event) => isStatus(event, 'read'));
  await eventually(
    () => Promise.resolve(reads()),
    (events) => events.length === 6,
  );
  const told = stage.events().flatMap((event) => {
    if (event.type !== 'message.status') return [];
    return [`${event.contact.waId}: ${event.data.message.callbackData}`];
  });
  expect(new Set(told)).toEqual(new Set([`${ADA}: order 7`, `${BEN}: order 8`, `${CARL}: `]));
});

it('tells taps apart: postback, list message, reply button (WEB-35)', async () => {
  await stage.add({ events: ['message.postback', 'message.list_reply', 'message.button_reply'] });
  const head = { from: ADA, timestamp: String(Math.floor(Date.now() / 1000)) };
  await stage.product.webhook(
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
  await stage.hears(3);
  await allTold(stage.product);
  expect(stage.events().map(({ type }) => type)).toEqual([
    'message.postback',
    'message.list_reply',
    'message.button_reply',
  ]);
});

it('tells receipts and runs of chosen journeys only, and all else as before (WEB-38)', async () => {
  const chosen = await stage.product.publish(answering('go', 'Chosen'), 'Chosen');
  await stage.add({ events: ['message.received', 'message.status', 'run.entered', 'run.left'], journeys: [chosen] });
  const other = await stage.product.publish(answering('other', 'Not chosen'), 'Other');
  await stage.product.api('POST', `/journeys/${chosen}/resume`, { choice: 'continue' });
  await stage.product.writes(BEN, 'other');
  await stage.product.writes(ADA, 'go');
  const read = () => stage.product.sql(`SELECT 1 FROM message WHERE status = 'read'`);
  await eventually(read, (rows) => rows.length === 2);
  await allTold(stage.product);
  const ofJourneys = stage.events().filter(({ type }) => type !== 'message.received');
  expect(new Set(ofJourneys.map((event) => ('contact' in event ? event.contact.waId : '')))).toEqual(new Set([ADA]));
  expect(new Set(ofJourneys.map(({ type }) => type))).toEqual(new Set(['message.status', 'run.entered', 'run.left']));
  expect([...stage.texts()].filter((words) => words !== '').sort()).toEqual(['go', 'other']);
  expect(await stage.product.sql(`SELECT 1 FROM run WHERE journey_id = $1 AND status = 'ended'`, [other])).toHaveLength(
    1,
  );
});

it('tells messages of chosen channels only (WEB-37)', async () => {
  const [channel] = await stage.product.sql<{ id: string }>('SELECT id FROM channel');
  const elsewhere = '01990000-0000-7000-8000-00000000c4a7';
  const { webhook } = await stage.add({ name: 'Elsewhere', channels: [elsewhere] });
  await stage.add({ name: 'Here', channels: [channel?.id, channel?.id] });
  await stage.product.writes(ADA, 'one');
  await stage.hears(1);
  await stage.product.api('PUT', `/webhooks/${webhook.id}`, {
    settings: { ...webhook, channels: [elsewhere, channel?.id] },
  });
  await stage.product.writes(ADA, 'two');
  await stage.hears(3);
  expect([...stage.texts()].sort()).toEqual(['one', 'two', 'two']);
  const { items } = await stage.deliveries(webhook.id);
  expect(items).toHaveLength(1);
  const shown = await stage.product.api<readonly WebhookView[]>('GET', '/webhooks');
  expect(shown.map(({ name, channels }) => [name, channels])).toEqual([
    ['Elsewhere', [elsewhere, channel?.id]],
    ['Here', [channel?.id]],
  ]);
});

it('follows a table only while somebody wants to know', async () => {
  const on = () =>
    stage.product
      .sql<{ name: string }>(
        `SELECT tgname AS name FROM pg_trigger WHERE tgname LIKE 'webhook%' AND tgenabled <> 'D' ORDER BY 1`,
      )
      .then((rows) => rows.map(({ name }) => name));
  expect(await on()).toEqual([]);
  await stage.product.writes(ADA, 'before');
  await settled(stage.product);
  const { webhook } = await stage.add({ events: ['message.received', 'run.left'] });
  expect(await on()).toEqual(['webhook_incoming', 'webhook_run', 'webhook_run_end']);
  const settings = { name: 'CRM', url: stage.crm.url, events: ['run.left'], enabled: true };
  await stage.product.api('PUT', `/webhooks/${webhook.id}`, { settings });
  await eventually(on, (names) => names.join() === 'webhook_run,webhook_run_end');
  await stage.product.api('PUT', `/webhooks/${webhook.id}`, { settings: { ...settings, enabled: false } });
  await eventually(on, (names) => names.length === 0);
  await stage.product.writes(ADA, 'unheard');
  await stage.product.api('DELETE', `/webhooks/${webhook.id}`);
  await allTold(stage.product);
  expect(stage.crm.heard).toEqual([]);
  expect(await stage.product.sql('SELECT 1 FROM webhook_fact')).toEqual([]);
});

it('sends a test at once and says what came of it', async () => {
  const { webhook } = await stage.add({ format: 'webex-connect' });
  stage.crm.answer = (response) => response.writeHead(401).end('Who are you?');
  expect(await stage.product.api<DeliveryAttempt>('POST', `/webhooks/${webhook.id}/test`)).toMatchObject({
    status: 401,
    problem: { code: 'call.refused' },
    answer: 'Who are you?',
  });
  expect(JSON.parse(stage.crm.heard[0]?.body ?? '')).toMatchObject({ event: 'MO', message: 'Test', attachments: '[]' });
  expect(await stage.deliveries(webhook.id)).toEqual({ items: [], next: null });
});

it('writes as Webex Connect does for who asks for it (WEB-30, WEB-39)', async () => {
  await stage.add({ format: 'webex-connect' });
  await stage.product.writes(ADA, 'hello');
  await stage.hears(1);
  expect(JSON.parse(stage.crm.heard[0]?.body ?? '')).toMatchObject({
    event: 'MO',
    channel: 'WhatsApp',
    waid: ADA,
    message: 'hello',
  });
  await expect(stage.add({ format: 'webex-connect', events: ['run.left'] })).rejects.toThrow('webhook.not_in_format');
});

const answering = (word: string, words: string) =>
  aJourney({ start: keyword(word), hi: text(words), stop: end }, ['start.next -> hi', 'hi.sent -> stop']);

const ORDER = ['sent', 'delivered', 'read', 'failed'];

function isStatus(event: WebhookEvent, status: string): boolean {
  return event.type === 'message.status' && event.data.message.status === status;
}
