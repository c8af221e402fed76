import type { BotView, NewBot, NewWebhook, WebhookView } from '@sendero/shared';
import { Client } from 'pg';
import { TestApi } from '../testing/test-api';
import { TapsRepository } from './taps.repository';

/** How long requests wait for a table in these tests, in ms. */
const SHORT_MS = 200;

describe('what is followed for webhooks and bots', () => {
  let api: TestApi;
  let taps: TapsRepository;
  /** Somebody who writes to tables and takes their time. */
  let writer: Client;

  beforeEach(async () => {
    api = await TestApi.start();
    taps = api.app.get(TapsRepository);
    const open = taps.open.bind(taps);
    jest.spyOn(taps, 'open').mockImplementation((names, write) => open(names, write, SHORT_MS));
    writer = new Client({ connectionString: api.databaseUrl });
    await writer.connect();
  });
  afterEach(async () => {
    await writer.end();
    await api.close();
  });

  const writesTo = (table: string) => writer.query(`BEGIN; LOCK TABLE ${table} IN ROW EXCLUSIVE MODE`);
  const isDone = () => writer.query('COMMIT');
  const on = async () => {
    const rows = await api.sql<{ name: string }>(
      `SELECT tgname AS name FROM pg_trigger WHERE tgname LIKE 'webhook%' AND tgenabled <> 'D' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };
  const settings = { name: 'CRM', url: 'https://crm.example/in', events: ['message.received', 'run.left'] };
  const busy = { status: 503, body: { code: 'webhook.busy' } };
  const webhooks = async () => (await api.call<WebhookView[]>('GET', '/api/webhooks')).body;

  it('is followed before there is a webhook, or there is no webhook', async () => {
    await writesTo('run');
    expect(await api.call('POST', '/api/webhooks', { settings })).toMatchObject(busy);
    expect(await webhooks()).toEqual([]);
    await isDone();
    const { status, body } = await api.call<NewWebhook>('POST', '/api/webhooks', { settings });
    expect([status, body.secret]).toEqual([201, expect.stringMatching(/./)]);
    expect(await webhooks()).toEqual([body.webhook]);
    expect(await on()).toEqual(['webhook_incoming', 'webhook_run', 'webhook_run_end']);
  });

  it('is followed before there is a bot, or there is no bot', async () => {
    const bot = { settings: { name: 'Parcel bot', url: 'https://bot.example' } };
    await writesTo('message');
    expect(await api.call('POST', '/api/bots', bot)).toMatchObject(busy);
    expect((await api.call<BotView[]>('GET', '/api/bots')).body).toEqual([]);
    await isDone();
    const { body } = await api.call<NewBot>('POST', '/api/bots', bot);
    expect(body).toMatchObject({ secret: expect.stringMatching(/./), token: expect.stringMatching(/./) });
    expect(await on()).toEqual(['webhook_incoming']);
  });

  it('is as it was for a change that can’t be followed; less is followed whenever that can be done', async () => {
    const { body } = await api.call<NewWebhook>('POST', '/api/webhooks', { settings });
    const path = `/api/webhooks/${body.webhook.id}`;
    await writesTo('template');
    const more = { ...settings, name: 'More', events: ['template.status'] };
    expect(await api.call('PUT', path, { settings: more })).toMatchObject(busy);
    expect(await webhooks()).toMatchObject([{ name: 'CRM', events: settings.events }]);
    await isDone();
    await writesTo('run');
    expect((await api.call('PUT', path, { settings: more })).status).toBe(200);
    expect(await on()).toEqual(['webhook_run', 'webhook_run_end', 'webhook_template', 'webhook_template_status']);
    expect((await api.call('DELETE', path)).status).toBe(204);
    expect(await webhooks()).toEqual([]);
    expect(await on()).toEqual(['webhook_run', 'webhook_run_end']);
    await isDone();
    await taps.follow();
    expect(await on()).toEqual([]);
  });

  it('is closed by nobody before who asked for it is written down', async () => {
    await taps.open(['run'], () => taps.follow(SHORT_MS));
    expect(await on()).toEqual(['webhook_run', 'webhook_run_end']);
  });

  it('is opened for one after another', async () => {
    const asked = Array.from({ length: 12 }, (_, n) => ({ settings: { ...settings, name: `CRM ${n}` } }));
    jest.mocked(taps.open).mockRestore();
    const answers = await Promise.all(asked.map((body) => api.call('POST', '/api/webhooks', body)));
    expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 201));
    expect(await webhooks()).toHaveLength(asked.length);
  });
});
