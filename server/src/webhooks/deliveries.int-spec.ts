import { setTimeout as sleep } from 'node:timers/promises';
import type {
  DeliveryAttempt,
  DeliveryStory,
  DeliveryView,
  NewWebhook,
  Page,
  Replayed,
  WebhookView,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import { openEndpoint } from '../testing/endpoint';
import { allTold } from '../testing/events';
import { eventually, isWaitedFor, startProduct } from '../testing/product';
import { openWebhookStage, type WebhookStage } from '../testing/webhook-stage';
import { DeliveryQueueRepository } from './delivery-queue.repository';
import { FactsRepository } from './facts.repository';
import { OldDeliveriesRepository } from './old-deliveries.repository';

const ADA = '15550100001';
const BEN = '15550100002';

let stage: WebhookStage;

beforeEach(async () => {
  stage = await openWebhookStage();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await stage.close();
});

it('brings the events of a contact one after another, whatever each try comes to', async () => {
  const { webhook } = await stage.add();
  let failures = 2;
  stage.crm.answer = (response) => response.writeHead(failures-- > 0 ? 503 : 200).end('busy');
  for (const text of ['1', '2', '3', '4']) await stage.product.writes(ADA, text);
  for (const tries of [1, 2]) {
    await eventually(
      () => stage.product.sql('SELECT 1 FROM webhook_attempt'),
      (rows) => rows.length >= tries,
    );
    await stage.hurry();
  }
  await stage.hears(6);
  expect(stage.texts()).toEqual(['1', '1', '1', '2', '3', '4']);
  const tries = stage.crm.heard.slice(0, 3);
  expect(new Set(tries.map(({ headers }) => headers['x-sendero-event-id'])).size).toBe(1);
  expect(new Set(tries.map(({ body }) => body)).size).toBe(1);
  expect(tries.map(({ headers }) => headers['x-sendero-attempt'])).toEqual(['1', '2', '3']);
  const { items } = await eventually(
    () => stage.deliveries(webhook.id, 'delivered'),
    (page) => page.items.length === 4,
  );
  expect(items.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 3]);
});

it('keeps nobody waiting for an endpoint that does not answer, nor a contact for another one', async () => {
  const slow = await openEndpoint();
  slow.answer = () => undefined;
  await stage.add({ name: 'Slow' }, slow);
  await stage.add();
  stage.crm.answer = (response, { body }) => response.writeHead(body.includes(`+${ADA}`) ? 500 : 204).end();
  for (let n = 0; n < 20; n += 1) await stage.product.writes(`155501001${String(n).padStart(2, '0')}`, 'hi');
  await stage.product.writes(ADA, 'mine');
  await stage.product.writes(BEN, 'yours');
  await eventually(
    () => Promise.resolve(stage.texts()),
    (texts) => texts.includes('yours') && texts.filter((text) => text === 'hi').length === 20,
  );
  expect(slow.heard.length).toBeLessThanOrEqual(8);
  await slow.close();
});

it('gives up after three days, and sends what was given up again: one, then all', async () => {
  const { webhook } = await stage.add();
  stage.crm.answer = (response) => response.writeHead(500).end('down');
  await stage.product.writes(ADA, '1');
  await stage.product.writes(ADA, '2');
  await stage.product.writes(BEN, '3');
  const age = async () => {
    await stage.product.sql(`UPDATE webhook_delivery SET since = since - interval '4 days' WHERE state = 'waiting'`);
    await stage.hurry();
  };
  const { items: dead } = await again(age, () =>
    eventually(
      () => stage.deliveries(webhook.id, 'dead'),
      ({ items }) => items.length === 3,
    ),
  );
  expect(await stage.product.sql('SELECT 1 FROM webhook_queue')).toEqual([]);
  const story = await stage.product.api<DeliveryStory>('GET', `/deliveries/${dead.at(-1)?.id}`);
  expect(story.attempts[0]).toMatchObject({ status: 500, problem: { code: 'call.refused' }, answer: 'down' });
  expect(JSON.parse(story.body)).toMatchObject({ data: { message: { text: '1' } } });
  expect(await stage.product.api<WebhookView>('GET', `/webhooks/${webhook.id}`)).toMatchObject({ health: { dead: 3 } });

  stage.crm.answer = (response) => response.writeHead(200).end('ok');
  stage.crm.heard.length = 0;
  await stage.hurry();
  await stage.product.api('POST', `/deliveries/${dead.at(-1)?.id}/replay`);
  await stage.hears(1);
  expect(stage.texts()).toEqual(['1']);
  await eventually(
    () => stage.deliveries(webhook.id, 'dead'),
    ({ items }) => items.length === 2,
  );
  expect(await stage.product.api<Replayed>('POST', `/endpoints/${webhook.id}/replay`)).toEqual({ count: 2 });
  await stage.hears(3);
  expect([...stage.texts()].sort()).toEqual(['1', '2', '3']);
});

it('takes a plain no for an answer at once', async () => {
  const { webhook } = await stage.add();
  stage.crm.answer = (response) => response.writeHead(422).end('No such customer');
  await stage.product.writes(ADA, 'hi');
  const { items } = await eventually(
    () => stage.deliveries(webhook.id, 'dead'),
    (page) => page.items.length === 1,
  );
  expect(items).toMatchObject([{ attempts: 1, last: { status: 422, answer: 'No such customer' } }]);
});

describe('a crash', () => {
  it('between a call and its commit brings the event again, under its id', async () => {
    await stage.add();
    const crash = jest
      .spyOn(DeliveryQueueRepository.prototype, 'store')
      .mockRejectedValueOnce(new Error('The process died'));
    await stage.product.writes(ADA, 'once');
    await stage.hears(1);
    await eventually(
      () => Promise.resolve(crash.mock.calls.length),
      (times) => times > 0,
    );
    crash.mockRestore();
    await stage.hurry();
    await stage.hears(2);
    expect(new Set(stage.events().map(({ id }) => id)).size).toBe(1);
  });

  it('while events are made of facts makes them once', async () => {
    await stage.add();
    const crash = jest.spyOn(FactsRepository.prototype, 'forget').mockRejectedValueOnce(new Error('The process died'));
    await stage.product.writes(ADA, 'once');
    await stage.hears(1);
    await allTold(stage.product);
    expect(crash).toHaveBeenCalled();
    crash.mockRestore();
    expect(stage.texts()).toEqual(['once']);
    expect(await stage.product.sql('SELECT type FROM webhook_event')).toHaveLength(1);
  });

  it('that only stops a process for a while leaves the line to whoever took it over', async () => {
    await stage.add();
    const answers: (() => void)[] = [];
    stage.crm.answer = (response) => void answers.push(() => response.writeHead(204).end());
    await stage.product.writes(ADA, 'one');
    await stage.product.writes(ADA, 'two');
    await stage.hears(1);
    // Its lease is over, and another process has taken the line.
    await stage.product.sql(`UPDATE webhook_queue SET due_at = '2100-01-01'`);
    answers[0]?.();
    await eventually(
      () => stage.product.sql(`SELECT FROM webhook_delivery WHERE state = 'delivered'`),
      (rows) => rows.length === 1,
    );
    expect(await stage.product.sql(`SELECT FROM webhook_queue WHERE due_at = '2100-01-01'`)).toHaveLength(1);
    stage.crm.answer = (response) => response.writeHead(204).end();
    await stage.hurry();
    await stage.hears(2);
    expect(stage.texts()).toEqual(['one', 'two']);
  });

  it('of the whole process loses nothing that was committed', async () => {
    await stage.add();
    stage.crm.answer = () => undefined;
    await stage.product.writes(ADA, 'one');
    await stage.product.writes(ADA, 'two');
    await stage.hears(1);
    stage.crm.answer = (response) => response.writeHead(204).end();
    await stage.product.restart();
    await eventually(
      () => Promise.resolve(stage.texts()),
      (texts) => texts.includes('two'),
    );
    expect(stage.texts()).toEqual(['one', 'one', 'two']);
  });
});

it('passes over what can not be told, and tells everything else', async () => {
  await stage.add();
  const facts = new FactsRepository();
  const tell = facts.tell.bind(facts);
  jest
    .spyOn(FactsRepository.prototype, 'tell')
    .mockImplementation((tellings, tx) =>
      JSON.stringify(tellings).includes('bad')
        ? Promise.reject(new TypeError('There is no such thing'))
        : tell(tellings, tx),
    );
  const late = jest.spyOn(FactsRepository.prototype, 'take').mockResolvedValue([]);
  for (const text of ['before', 'bad', 'after']) await stage.product.writes(ADA, text);
  await eventually(
    () => stage.product.sql('SELECT FROM webhook_fact'),
    (waiting) => waiting.length === 3,
  );
  late.mockRestore();
  await allTold(stage.product);
  expect(stage.texts()).toEqual(['before', 'after']);
});

it('leaves no empty line behind when somebody replays what was brought already', async () => {
  const { webhook } = await stage.add();
  stage.crm.answer = (response) => response.writeHead(410).end();
  await stage.product.writes(ADA, 'hi');
  await eventually(
    () => stage.deliveries(webhook.id, 'dead'),
    ({ items }) => items.length === 1,
  );
  stage.crm.answer = (response) => response.writeHead(204).end();
  // The slower one of two who ask at the same time looks, and comes back when all is over.
  await stage.product.sql('BEGIN');
  await stage.product.sql('SELECT FROM webhook_delivery FOR UPDATE');
  const asks = stage.product.api<Replayed>('POST', `/endpoints/${webhook.id}/replay`);
  await isWaitedFor(stage.product);
  await stage.product.sql(`UPDATE webhook_delivery SET state = 'delivered'`);
  await stage.product.sql('COMMIT');
  expect(await asks).toEqual({ count: 0 });
  expect(await stage.product.sql('SELECT FROM webhook_queue')).toEqual([]);
});

it('several workers bring each event once', async () => {
  await stage.add();
  const other = await stage.product.another();
  try {
    const people = Array.from({ length: 30 }, (_, n) => `155501002${String(n).padStart(2, '0')}`);
    await Promise.all(people.map((person) => stage.product.writes(person, 'hi')));
    await allTold(stage.product);
    expect(stage.crm.heard).toHaveLength(people.length);
  } finally {
    await other.close();
  }
});

it('forgets what was taken after a week, and what was given up after a month', async () => {
  await stage.add();
  stage.crm.answer = (response, { body }) => response.writeHead(body.includes('bad') ? 410 : 204).end();
  for (const text of ['good', 'bad']) await stage.product.writes(ADA, text);
  await eventually(
    () => stage.product.sql(`SELECT 1 FROM webhook_delivery WHERE state <> 'waiting'`),
    (rows) => rows.length === 2,
  );
  const database = await new DataSource({ type: 'postgres', url: stage.product.databaseUrl }).initialize();
  const old = new OldDeliveriesRepository(database);
  const states = () =>
    stage.product
      .sql<{ state: string }>('SELECT state FROM webhook_delivery')
      .then((rows) => rows.map(({ state }) => state));
  for (const left of [['dead'], []]) {
    await stage.product.sql(`UPDATE webhook_delivery SET ended_at = ended_at - interval '20 days'`);
    await stage.product.sql(`UPDATE webhook_event SET created_at = created_at - interval '20 days'`);
    // The product's own cleaner may have come first.
    for (const what of ['deliveries', 'events'] as const) expect(await old.delete(what, 10)).toBeLessThanOrEqual(1);
    expect(await states()).toEqual(left);
  }
  await database.destroy();
});

it('reaches no private network unless it may', async () => {
  const strict = await startProduct();
  const { webhook } = await strict.api<NewWebhook>('POST', '/webhooks', {
    settings: { name: 'Inside', url: 'https://crm.example/', events: ['message.received'] },
  });
  await strict.sql('UPDATE webhook_endpoint SET url = $1', [stage.crm.url]);
  await strict.writes(ADA, 'hi');
  const { items } = await eventually(
    () => strict.api<Page<DeliveryView>>('GET', `/endpoints/${webhook.id}/deliveries?state=dead`),
    (page) => page.items.length === 1,
  );
  expect(items[0]?.last?.problem?.code).toBe('call.private_address');
  expect(await strict.api<DeliveryAttempt>('POST', `/webhooks/${webhook.id}/test`)).toMatchObject({
    problem: { code: 'call.private_address' },
  });
  expect(stage.crm.heard).toEqual([]);
  await strict.close();
});

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
