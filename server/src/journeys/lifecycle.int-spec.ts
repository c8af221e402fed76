import {
  readJourney,
  type AuditEntry,
  type JourneyDetail,
  type JourneySummary,
  type Page,
  type ProblemResponse,
  type ResumePreview,
} from '@sendero/shared';
import { aJourney, aStraightJourney, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';
import { TestApi } from '../testing/test-api';

const HOUR = 3_600_000;
const people = ['15550100001', '15550100002', '15550100003'] as const;

/** Waits an hour, then writes. */
const reminder = aStraightJourney({
  start: keyword('go'),
  pause: waitFor(1, 'hours'),
  hi: text('Time is up'),
  done: end,
});

const anyAnswer = { cases: [{ id: 'said', title: 'Said', match: { type: 'any' } }], timeout: null };
const ask = (saveAs: string): readonly [string, object] => ['receive', { ...anyAnswer, saveAs }];
const twoQuestions = aJourney({ start: keyword('go'), one: ask('one'), two: ask('two'), done: end }, [
  'start.next -> one',
  'one.said -> two',
  'one.other -> two',
  'two.said -> done',
  'two.other -> done',
]);

describe('a published journey', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const runs = (status: string) =>
    product.sql<{ reason: string }>(`SELECT state->>'reason' AS reason FROM run WHERE status = $1 ORDER BY id`, [
      status,
    ]);
  const started = async (count: number) => {
    await eventually(
      () => runs('active'),
      (rows) => rows.length === count,
    );
  };
  const written = async () => (await product.received()).length;
  const post = <T>(id: string, verb: string, body: object = {}) =>
    product.api<T>('POST', `/journeys/${id}/${verb}`, body);
  const statusOf = async (id: string) => (await product.api<JourneyDetail>('GET', `/journeys/${id}`)).status;

  describe('that is resumed after its people’s time was up', () => {
    const pausedReminder = async () => {
      const id = await product.publish(reminder);
      for (const person of people) await product.writes(person, 'go');
      await started(people.length);
      await post(id, 'pause');
      await product.advanceClock(2 * HOUR);
      await eventually(
        () => product.sql('SELECT 1 FROM held_event'),
        (rows) => rows.length === people.length,
      );
      const preview = await product.api<ResumePreview>('GET', `/journeys/${id}/resume-preview`);
      expect(preview).toEqual({ overdue: 3, events: 0, messages: 0, contacts: 3 });
      return id;
    };

    it('lets all of them go on at once', async () => {
      await post(await pausedReminder(), 'resume', { choice: 'continue' });
      await eventually(written, (count) => count === 3);
    });

    it('drops them', async () => {
      const id = await pausedReminder();
      await post(id, 'resume', { choice: 'drop' });
      await eventually(
        () => runs('ended'),
        (rows) => rows.length === 3,
      );
      expect(await runs('ended')).toEqual(people.map(() => ({ reason: 'overdue' })));
      expect(await written()).toBe(0);
      expect(await product.sql('SELECT 1 FROM timer UNION ALL SELECT 1 FROM held_event')).toEqual([]);
      const { items } = await product.api<Page<AuditEntry>>('GET', `/journeys/${id}/history`);
      expect(items[0]).toMatchObject({
        action: 'resumed',
        who: 'This machine',
        details: { choice: 'drop', dropped: 3 },
      });
    });

    it('gives each of them a turn of their own', async () => {
      const id = await pausedReminder();
      await post(id, 'resume', { choice: 'spread', perMinute: 1 });
      for (const [index] of people.entries()) {
        if (index > 0) await product.advanceClock(60_000);
        await eventually(written, (count) => count === index + 1);
        expect(await runs('active')).toHaveLength(people.length - index - 1);
      }
      expect(await product.sql('SELECT 1 FROM held_event')).toEqual([]);
    });
  });

  it('hears people in order whose turn has not come, whatever they write meanwhile', async () => {
    const id = await product.publish(twoQuestions);
    const [first, second] = people;
    for (const person of [first, second]) await product.writes(person, 'go');
    await started(2);
    await post(id, 'pause');
    for (const person of [first, second]) {
      await product.writes(person, 'before');
      await eventually(
        () => product.sql('SELECT 1 FROM held_event'),
        (rows) => rows.length === (person === first ? 1 : 2),
      );
    }
    expect(await product.api('GET', `/journeys/${id}/resume-preview`)).toMatchObject({ overdue: 0, events: 2 });
    await post(id, 'resume', { choice: 'spread', perMinute: 1 });
    await product.writes(second, 'after');
    await eventually(
      () => product.sql('SELECT 1 FROM held_event WHERE release_at IS NOT NULL'),
      (rows) => rows.length === 2,
    );
    await product.advanceClock(60_000);
    await eventually(
      () => runs('ended'),
      (rows) => rows.length === 1,
    );
    expect(await product.sql(`SELECT state->'variables' AS said FROM run WHERE status = 'ended'`)).toEqual([
      { said: { one: 'before', two: 'after' } },
    ]);
  });

  it('drains: nobody starts, who is in it finishes it, then it is stopped and can start again', async () => {
    const id = await product.publish(reminder);
    await product.writes(people[0], 'go');
    await started(1);
    expect(await post<JourneySummary>(id, 'stop', { how: 'drain' })).toMatchObject({ status: 'stopping' });
    await product.writes(people[1], 'go');
    await product.advanceClock(2 * HOUR);
    await eventually(
      () => statusOf(id),
      (status) => status === 'stopped',
    );
    await eventually(written, (count) => count === 1);
    expect(await product.sql('SELECT 1 FROM run')).toHaveLength(1);
    await post(id, 'publish');
    await product.writes(people[1], 'go');
    await started(1);
  });

  it('ends now: everybody leaves, also from a pause, and nothing is sent any more', async () => {
    const id = await product.publish(reminder);
    for (const person of people) await product.writes(person, 'go');
    await started(3);
    await post(id, 'pause');
    await product.advanceClock(2 * HOUR);
    await post(id, 'stop', { how: 'end' });
    await eventually(
      () => statusOf(id),
      (status) => status === 'stopped',
    );
    expect(await runs('ended')).toEqual(people.map(() => ({ reason: 'journey_stopped' })));
    expect(await written()).toBe(0);
    const { items } = await product.api<Page<AuditEntry>>('GET', `/journeys/${id}/history`);
    expect(items.map(({ action }) => action)).toEqual(['stopped', 'finished', 'stopping', 'paused', 'published']);
    expect(await product.api('GET', `/journeys/${id}/tasks`)).toMatchObject([{ total: 3, asked: 3, ended: 3 }]);
  });
});

describe('a journey in the list', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE journey CASCADE'));

  const create = async (name: string) =>
    (await api.call<JourneyDetail>('POST', '/api/journeys', { name, document: reminder })).body;
  const post = <T>(id: string, verb: string, body: object = {}) =>
    api.call<T>('POST', `/api/journeys/${id}/${verb}`, body);
  const names = async (query = '') =>
    (await api.call<Page<JourneySummary>>('GET', `/api/journeys${query}`)).body.items.map(({ name }) => name);

  it('can be archived when it is at rest, is hidden then, and comes back', async () => {
    const { id } = await create('Old');
    await create('New');
    expect((await post<JourneySummary>(id, 'archive')).body.archivedAt).toEqual(expect.any(Number));
    expect([await names(), await names('?archived=true')]).toEqual([['New'], ['Old']]);
    expect((await post<ProblemResponse>(id, 'publish')).body.code).toBe('journey.archived');
    expect((await post<JourneySummary>(id, 'restore')).body).toMatchObject({ archivedAt: null, status: 'draft' });
    expect(await names('?archived=true')).toEqual([]);
  });

  it.each([
    ['archive', {}, 'journey.not_at_rest', true],
    ['resume', { choice: 'drop' }, 'journey.not_paused', true],
    ['stop', { how: 'end' }, 'journey.not_running', false],
    ['pause', {}, 'journey.not_live', false],
  ])('refuses to %s %j at the wrong time', async (verb, body, code, published) => {
    const { id } = await create('Hello');
    if (published) await post(id, 'publish');
    const answer = await post<ProblemResponse>(id, verb, body);
    expect([answer.status, answer.body.code]).toEqual([409, code]);
  });

  it.each([
    ['resume', { choice: 'spread' }],
    ['resume', { choice: 'spread', perMinute: 0 }],
    ['resume', { choice: 'whatever' }],
    ['stop', {}],
    ['publish', { inFlight: 'move', nodes: { pause: 7 } }],
    ['publish', { inFlight: 'elsewhere' }],
  ])('refuses to %s with %j', async (verb, body) => {
    const { id } = await create('Hello');
    const answer = await post<ProblemResponse>(id, verb, body);
    expect([answer.status, answer.body.code]).toEqual([422, 'request.invalid']);
  });

  it('is cloned under the first free name, or under one that is given', async () => {
    const { id } = await create('Hello');
    const copies = [await post(id, 'clone'), await post(id, 'clone'), await post(id, 'clone', { name: ' Mine ' })];
    expect(copies.map(({ body }) => body)).toMatchObject([
      { name: 'Hello (copy)', status: 'draft', draft: reminder },
      { name: 'Hello (copy 2)' },
      { name: 'Mine' },
    ]);
    expect((await post<ProblemResponse>(id, 'clone', { name: 'Mine' })).body.code).toBe('journey.name_taken');
  });

  it('is exported as text that makes the same journey again', async () => {
    const { id } = await create('Hello');
    const exported = await (await fetch(`${api.url}/api/journeys/${id}/export`)).text();
    expect(readJourney(exported)).toEqual({ journey: { ...reminder, edges: expect.any(Array) }, scenarios: [] });
    const again = await api.call<JourneyDetail>('POST', '/api/journeys', { name: 'B', document: JSON.parse(exported) });
    expect(await (await fetch(`${api.url}/api/journeys/${again.body.id}/export`)).text()).toBe(exported);
  });

  it('takes back what waits to be sent when everybody leaves', async () => {
    const { id } = await create('Hello');
    await post(id, 'publish');
    const message = '01990000-0000-7000-8000-00000000aaaa';
    await api.sql(
      `INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status, journey_id)
       VALUES ($1, $2, $1, $1, 'out', '{}', 'Hi', now(), now(), 'queued', $3)`,
      [message, api.workspaceId, id],
    );
    await api.sql('INSERT INTO outbox (message_id, channel_id, contact_id, journey_id) VALUES ($1, $1, $1, $2)', [
      message,
      id,
    ]);
    await post(id, 'stop', { how: 'end' });
    expect(await api.sql('SELECT status, problem FROM message WHERE id = $1', [message])).toEqual([
      { status: 'cancelled', problem: 'message.journey_stopped' },
    ]);
    expect(await api.sql('SELECT 1 FROM outbox')).toEqual([]);
  });

  it('is nobody else’s business', async () => {
    for (const verb of ['impact', 'tasks', 'history', 'export', 'resume-preview']) {
      const { status, body } = await api.call<ProblemResponse>('GET', `/api/journeys/${NOWHERE}/${verb}`);
      expect([verb, status, body.code]).toEqual([verb, 404, 'journey.not_found']);
    }
  });
});

const NOWHERE = '01990000-0000-7000-8000-00000000dead';
