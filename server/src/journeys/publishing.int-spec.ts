import {
  nodeId,
  type JourneyCounts,
  type JourneyDetail,
  type JourneySummary,
  type Page,
  type ProblemResponse,
  type PublishedVersion,
  type VersionDetail,
} from '@sendero/shared';
import { Client } from 'pg';
import { anyMessage, aStraightJourney, end, text } from '../testing/journeys';
import { TestApi } from '../testing/test-api';
import { JOURNEYS_CHANNEL } from './journey-changes';

const hello = (words: string) => aStraightJourney({ start: anyMessage, hi: text(words), done: end });

describe('publishing', () => {
  let api: TestApi;
  const heard: (string | undefined)[] = [];
  let listener: Client;
  beforeAll(async () => {
    api = await TestApi.start();
    listener = new Client({ connectionString: api.databaseUrl });
    await listener.connect();
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query(`LISTEN ${JOURNEYS_CHANNEL}`);
  });
  afterAll(async () => {
    await listener.end();
    await api.close();
  });
  beforeEach(async () => {
    await api.sql('TRUNCATE journey, event, held_event, counter, counter_delta CASCADE');
    await heardBy();
    heard.length = 0;
    api.rings();
  });

  /** Whatever was said before this query has arrived when it is answered. */
  const heardBy = async () => {
    await listener.query('SELECT 1');
    return heard;
  };

  const create = async (document: object) =>
    (await api.call<JourneyDetail>('POST', '/api/journeys', { name: 'Hello', document })).body.id;
  const post = <T>(id: string, verb: string) => api.call<T>('POST', `/api/journeys/${id}/${verb}`, {});
  const publish = async (id: string) => (await post<PublishedVersion>(id, 'publish')).body;

  it('freezes the draft, makes it current and tells the runtime', async () => {
    const id = await create(hello('one'));
    const { status, body } = await post<PublishedVersion>(id, 'publish');
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(String), number: 1, publishedAt: expect.any(Number) });
    expect((await api.call<JourneyDetail>('GET', `/api/journeys/${id}`)).body).toMatchObject({
      status: 'live',
      version: body,
      draftChanged: false,
    });
    expect((await api.call('GET', `/api/journeys/${id}/versions/${body.id}`)).body).toEqual({
      ...body,
      journeyId: id,
      document: hello('one'),
    });
    expect(await heardBy()).toEqual([id]);
    expect(api.rings()).toEqual(['advance']);
  });

  it('leaves a version as it is when the draft goes on', async () => {
    const id = await create(hello('one'));
    const first = await publish(id);
    await api.call('PUT', `/api/journeys/${id}/draft`, { draftRevision: 1, document: hello('two') });
    const second = await publish(id);
    expect(second.number).toBe(2);
    const version = (await api.call<VersionDetail>('GET', `/api/journeys/${id}/versions/${first.id}`)).body;
    expect(version.document).toEqual(hello('one'));
  });

  it('gives every version its own number, whoever publishes at once', async () => {
    const id = await create(hello('one'));
    const published = await Promise.all([1, 2, 3, 4].map(() => publish(id)));
    expect(published.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
  });

  it('refuses a draft with errors and changes nothing', async () => {
    const id = await create(hello(''));
    const { status, body } = await post<ProblemResponse>(id, 'publish');
    expect([status, body.code]).toEqual([422, 'journey.has_errors']);
    expect(body.details).toContainEqual(expect.objectContaining({ code: 'send.text_missing', severity: 'error' }));
    expect(await api.sql('SELECT status, current_version_id FROM journey')).toEqual([
      { status: 'draft', current_version_id: null },
    ]);
    expect(await api.sql('SELECT FROM journey_version')).toEqual([]);
    expect(await heardBy()).toEqual([]);
  });

  it('judges templates by those that the workspace has', async () => {
    const withTemplate = aStraightJourney({
      start: anyMessage,
      hi: ['send', { message: null, template: { name: 'order_shipped', language: 'en_US' } }],
      done: end,
    });
    const id = await create(withTemplate);
    expect((await post(id, 'publish')).status).toBe(422);
    await api.sql(
      `INSERT INTO template (id, workspace_id, waba_id, provider_id, name, language, status, category, components, synced_at)
       VALUES ('01990000-0000-7000-8000-00000000aaaa', $1, '1', '1', 'order_shipped', 'en_US', 'APPROVED', 'UTILITY',
               '[{"type":"BODY","text":"It is on its way."}]', now())`,
      [api.workspaceId],
    );
    expect((await post(id, 'publish')).status).toBe(201);
  });

  it('lists versions page by page, the newest first', async () => {
    const id = await create(hello('one'));
    for (let n = 0; n < 3; n += 1) await publish(id);
    const first = (await api.call<Page<PublishedVersion>>('GET', `/api/journeys/${id}/versions?limit=2`)).body;
    const rest = (
      await api.call<Page<PublishedVersion>>('GET', `/api/journeys/${id}/versions?limit=2&cursor=${first.next}`)
    ).body;
    expect([...first.items, ...rest.items].map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(rest.next).toBeNull();
  });

  it('does not show a version under another journey', async () => {
    const id = await create(hello('one'));
    const version = await publish(id);
    const other = (await api.call<JourneyDetail>('POST', '/api/journeys', { name: 'Other' })).body.id;
    for (const path of [`versions/${version.id}`, `counts?versionId=${version.id}`, 'counts', 'versions/no-id']) {
      const { status, body } = await api.call<ProblemResponse>('GET', `/api/journeys/${other}/${path}`);
      expect([status, body.code]).toEqual([404, 'journey.version_not_found']);
    }
  });

  describe('pausing', () => {
    it('holds a live journey, and resuming lets it go on', async () => {
      const id = await create(hello('one'));
      await publish(id);
      expect((await post<JourneySummary>(id, 'pause')).body.status).toBe('paused');
      await publish(id);
      expect((await api.call<JourneyDetail>('GET', `/api/journeys/${id}`)).body.status).toBe('paused');
      expect((await post<JourneySummary>(id, 'resume')).body.status).toBe('live');
      expect(await heardBy()).toEqual([id, id, id, id]);
    });

    it.each([
      ['a draft', 'pause', 'journey.not_live', false],
      ['a draft', 'resume', 'journey.not_paused', false],
      ['a live journey', 'resume', 'journey.not_paused', true],
    ])('%s can not: %s', async (_, verb, code, published) => {
      const id = await create(hello('one'));
      if (published) await publish(id);
      const { status, body } = await post<ProblemResponse>(id, verb);
      expect([status, body.code]).toEqual([409, code]);
    });

    it('loses no event: what was held stands in line again where it stood', async () => {
      const id = await create(hello('one'));
      await publish(id);
      await post(id, 'pause');
      const other = '01990000-0000-7000-8000-00000000000b';
      const held = (n: number, journey: string) =>
        api.sql(
          `INSERT INTO held_event (id, journey_id, lane, contact_id, channel_id, run_id, payload, received_at)
           VALUES ($1, $2, 7, $3, $3, NULL, $4, '2026-01-01T00:00:00Z')`,
          [n, journey, other, JSON.stringify({ type: 'timerDue', token: n })],
        );
      for (const n of [12, 10, 11]) await held(n, id);
      await held(13, other);
      await api.sql(
        `INSERT INTO event (lane, contact_id, channel_id, payload, received_at) VALUES (7, $1, $1, '{}', now())`,
        [other],
      );
      await post(id, 'resume');
      const events = await api.sql<{ id: string; payload: object }>(
        'SELECT id, payload FROM event WHERE id > 9 ORDER BY id',
      );
      expect(events).toEqual([10, 11, 12].map((n) => ({ id: String(n), payload: { type: 'timerDue', token: n } })));
      expect(await api.sql('SELECT id FROM held_event')).toEqual([{ id: '13' }]);
      expect(api.rings()).toContain('advance');
    });
  });

  describe('counts', () => {
    it('add up what is folded and what is not', async () => {
      const id = await create(hello('one'));
      const { id: version } = await publish(id);
      const count = (table: string, node: string, metric: string, n: number) =>
        api.sql(`INSERT INTO ${table} (version_id, node_id, metric, n) VALUES ($1, $2, $3, $4)`, [
          version,
          node,
          metric,
          n,
        ]);
      await count('counter', 'hi', 'entered', 10);
      await count('counter_delta', 'hi', 'entered', 3);
      await count('counter_delta', 'hi', 'entered', 1);
      await count('counter', 'hi', 'output:sent', 8);
      await count('counter_delta', 'hi', 'output:blocked', 2);
      await count('counter_delta', 'hi', 'ended', 1);
      await count('counter_delta', 'hi', 'failed', 1);
      await count('counter_delta', 'hi', 'entered', 6);
      await count('counter', 'hi', 'control', 2);
      await count('counter_delta', 'hi', 'holdout', 1);
      await count('counter_delta', 'hi', 'moved', 3);
      await count('counter', 'hi', 'queued', 9);
      await count('counter', 'hi', 'sent', 8);
      await count('counter', 'hi', 'delivered', 7);
      await count('counter_delta', 'hi', 'read', 6);
      await count('counter_delta', 'hi', 'clicked', 5);
      await count('counter_delta', 'hi', 'message_failed', 1);
      const wanted: JourneyCounts = {
        journeyId: id,
        versionId: version,
        nodes: {
          [nodeId.parse('hi')]: {
            entered: 20,
            here: 2,
            outputs: { sent: 8, blocked: 2 },
            ended: 1,
            failed: 1,
            control: 2,
            holdout: 1,
            moved: 3,
            messages: { queued: 9, sent: 8, delivered: 7, read: 6, clicked: 5, failed: 1 },
          },
        },
      };
      expect((await api.call('GET', `/api/journeys/${id}/counts`)).body).toEqual(wanted);
      await publish(id);
      expect((await api.call('GET', `/api/journeys/${id}/counts`)).body).toMatchObject({ nodes: {} });
      expect((await api.call('GET', `/api/journeys/${id}/counts?versionId=${version}`)).body).toEqual(wanted);
      expect((await api.call<JourneyDetail>('GET', `/api/journeys/${id}`)).body.runs).toEqual({
        active: 2,
        ended: 1,
        failed: 1,
        control: 2,
        holdout: 1,
      });
    });

    it('are not there before the first publishing', async () => {
      const id = await create(hello('one'));
      const { status, body } = await api.call<ProblemResponse>('GET', `/api/journeys/${id}/counts`);
      expect([status, body.code]).toEqual([404, 'journey.version_not_found']);
    });
  });
});
