import { compile, NOBODY, scenarioOf, type Opening } from '@sendero/engine';
import {
  SCENARIO_LIMITS,
  type AuditEntry,
  type JourneyDetail,
  type JourneyDocument,
  type NamedScenario,
  type Page,
  type ProblemResponse,
  type PublishedVersion,
  type Scenario,
  type ScenarioDocument,
  type ScenarioOutcome,
} from '@sendero/shared';
import { aJourney, anyMessage, aStraightJourney, end, text } from '../testing/journeys';
import { TestApi } from '../testing/test-api';

const hello = (words: string) => aStraightJourney({ start: anyMessage, hi: text(words), done: end });

const NOON = Date.parse('2026-11-20T12:00:00Z');
const opening: Opening = {
  now: NOON,
  contact: {
    id: NOBODY,
    name: 'Ada',
    phone: '+15550100100',
    language: 'en',
    timeZone: 'UTC',
    attributes: {},
    tags: [],
  },
  createdAt: NOON,
  consent: [],
  lastInboundAt: null,
  seed: 's',
};
const nothingKnown = {
  templates: [],
  segments: [],
  optOutWords: ['STOP'],
  optInWords: ['START'],
  linkBase: null,
  frequencyCap: null,
};

/** Somebody writes, gets the message, and the journey ends. */
function greeted(document: JourneyDocument): ScenarioDocument {
  const write = { type: 'write', text: 'Hi', content: { type: 'text' } } as const;
  return scenarioOf(compile(document), { opening, actions: [write] }, nothingKnown);
}

describe('scenarios', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE journey, template, segment CASCADE'));

  const create = async (document: object, scenarios?: readonly NamedScenario[]) =>
    (
      await api.call<JourneyDetail>('POST', '/api/journeys', {
        name: 'Hello',
        document,
        ...(scenarios && { scenarios }),
      })
    ).body.id;
  const save = (id: string, name: string, document: unknown = greeted(hello('one'))) =>
    api.call<Scenario & ProblemResponse>('POST', `/api/journeys/${id}/scenarios`, { name, document });
  const list = async (id: string) => (await api.call<Scenario[]>('GET', `/api/journeys/${id}/scenarios`)).body;
  const publish = (id: string, body: object = {}) =>
    api.call<PublishedVersion & ProblemResponse>('POST', `/api/journeys/${id}/publish`, body);
  const edit = (id: string, document: object) =>
    api.call('PUT', `/api/journeys/${id}/draft`, { draftRevision: 1, document });

  it('are saved, listed by name, renamed, replaced and deleted', async () => {
    const id = await create(hello('one'));
    expect(await list(id)).toEqual([]);
    const { status, body: saved } = await save(id, '  Greeted ');
    expect([status, saved.name]).toEqual([201, 'Greeted']);
    expect(saved.document).toEqual(greeted(hello('one')));
    await save(id, 'Another');
    expect((await list(id)).map(({ name }) => name)).toEqual(['Another', 'Greeted']);

    const at = `/api/journeys/${id}/scenarios/${saved.id}`;
    const renamed = await api.call<Scenario>('PATCH', at, { name: 'Welcomed' });
    expect(renamed.body).toMatchObject({ id: saved.id, name: 'Welcomed', document: saved.document });
    const other = greeted(hello('two'));
    expect((await api.call<Scenario>('PATCH', at, { document: other })).body).toMatchObject({
      name: 'Welcomed',
      document: other,
    });
    expect((await api.call<Scenario>('GET', at)).body.document).toEqual(other);
    expect((await api.call('DELETE', at)).status).toBe(204);
    expect((await api.call<ProblemResponse>('DELETE', at)).body.code).toBe('scenario.not_found');
    expect((await list(id)).map(({ name }) => name)).toEqual(['Another']);
  });

  it('go with their journey', async () => {
    const id = await create(hello('one'));
    await save(id, 'Greeted');
    expect((await api.call('DELETE', `/api/journeys/${id}`)).status).toBe(204);
    expect(await api.sql('SELECT FROM scenario')).toEqual([]);
  });

  it.each([
    ['no name', { name: ' ', document: greeted(hello('one')) }, 'request.invalid'],
    ['no document', { name: 'x' }, 'request.invalid'],
    [
      'an unknown action',
      { name: 'x', document: { ...greeted(hello('one')), script: [{ type: 'dance' }] } },
      'request.invalid',
    ],
    [
      'a character that Postgres does not keep',
      { name: 'x', document: { ...greeted(hello('one')), script: [{ type: 'write', text: '\u0000' }] } },
      'request.invalid',
    ],
  ])('refuse %s', async (_, body, code) => {
    const id = await create(hello('one'));
    const answer = await api.call<ProblemResponse>('POST', `/api/journeys/${id}/scenarios`, body);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it('have names of their own in a journey', async () => {
    const id = await create(hello('one'));
    await save(id, 'Greeted');
    const second = await save(id, 'Other');
    expect([(await save(id, 'Greeted')).body.code]).toEqual(['scenario.name_taken']);
    const renamed = await api.call<ProblemResponse>('PATCH', `/api/journeys/${id}/scenarios/${second.body.id}`, {
      name: 'Greeted',
    });
    expect([renamed.status, renamed.body.code]).toEqual([409, 'scenario.name_taken']);
  });

  it('are no more than a journey may have', async () => {
    const many = Array.from({ length: SCENARIO_LIMITS.scenarios }, (_, n) => ({
      name: `Walk ${n}`,
      document: greeted(hello('one')),
    }));
    const id = await create(hello('one'), many);
    const { status, body } = await save(id, 'One more');
    expect([status, body.code]).toEqual([409, 'scenario.too_many']);
  });

  it('are looked for in their journey and workspace only', async () => {
    const id = await create(hello('one'));
    const saved = (await save(id, 'Greeted')).body;
    const other = (await api.call<JourneyDetail>('POST', '/api/journeys', { name: 'Other' })).body.id;
    for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
      const { body } = await api.call<ProblemResponse>(
        method,
        `/api/journeys/${other}/scenarios/${saved.id}`,
        method === 'PATCH' ? { name: 'Mine' } : undefined,
      );
      expect(body.code).toBe('scenario.not_found');
    }
    const nowhere = '/api/journeys/01990000-0000-7000-8000-00000000dead/scenarios';
    expect((await api.call<ProblemResponse>('GET', nowhere)).body.code).toBe('journey.not_found');
    expect((await api.call<ProblemResponse>('POST', `${nowhere}/run`, {})).body.code).toBe('journey.not_found');
    const none = { name: 'x', document: greeted(hello('one')) };
    expect((await api.call<ProblemResponse>('POST', nowhere, none)).body.code).toBe('journey.not_found');
  });

  it('run through the draft, and say where they left the way', async () => {
    const id = await create(hello('one'));
    await save(id, 'Greeted');
    const run = async () => (await api.call<ScenarioOutcome[]>('POST', `/api/journeys/${id}/scenarios/run`, {})).body;
    expect(await run()).toEqual([{ id: expect.any(String), name: 'Greeted', difference: null }]);
    await edit(id, hello('two'));
    expect(await run()).toEqual([
      {
        id: expect.any(String),
        name: 'Greeted',
        difference: {
          sentence: 'Message 1, from “hi”, says “two” instead of “one”.',
          node: 'hi',
          output: null,
        },
      },
    ]);
  });

  it('a red one blocks publishing, and a reason lifts that and stays in the history', async () => {
    const id = await create(hello('one'));
    await save(id, 'Greeted');
    expect((await publish(id)).status).toBe(201);
    await edit(id, hello('two'));

    const blocked = await publish(id);
    expect([blocked.status, blocked.body.code]).toEqual([422, 'journey.scenarios_red']);
    const told = 'The scenario “Greeted” does not pass: Message 1, from “hi”, says “two” instead of “one”.';
    expect(blocked.body.details).toEqual([{ code: 'scenario.red', severity: 'error', message: told, node: 'hi' }]);
    expect(await api.sql('SELECT number FROM journey_version')).toEqual([{ number: 1 }]);
    expect((await publish(id, { despiteScenarios: '  ' })).body.code).toBe('request.invalid');

    expect((await publish(id, { despiteScenarios: 'The new text is meant.' })).body.number).toBe(2);
    const history = (await api.call<Page<AuditEntry>>('GET', `/api/journeys/${id}/history`)).body.items;
    expect(history.map(({ details }) => details)).toEqual([
      { version: 2, inFlight: 'stay', scenarios: 1, despite: 'The new text is meant.', red: [told] },
      { version: 1, inFlight: 'stay', scenarios: 1 },
    ]);
  });

  it('a reason that was not needed is not kept', async () => {
    const id = await create(hello('one'));
    await publish(id, { despiteScenarios: 'Just in case' });
    const history = (await api.call<Page<AuditEntry>>('GET', `/api/journeys/${id}/history`)).body.items;
    expect(history[0]?.details).toEqual({ version: 1, inFlight: 'stay' });
  });

  it('meet the templates and words that the workspace has now, not those of the day they were saved', async () => {
    const offer = aStraightJourney({
      start: anyMessage,
      hi: ['send', { message: null, template: { name: 'hello', language: 'en' } }],
      done: end,
    });
    const template = {
      name: 'hello',
      language: 'en',
      status: 'APPROVED',
      category: 'UTILITY',
      components: [],
    } as const;
    const then = { ...nothingKnown, templates: [template], optOutWords: ['NEIN'] };
    const agreed = { ...opening, consent: [{ topic: 'utility', state: 'in', at: NOON }] } as const;
    const walk = (words: string) =>
      scenarioOf(
        compile(offer),
        { opening: agreed, actions: [{ type: 'write', text: words, content: { type: 'text' } }] },
        then,
      );
    const id = await create(offer);
    await save(id, 'Offered', walk('Hi'));
    await save(id, 'Stops', walk('NEIN'));
    const run = async () =>
      (await api.call<ScenarioOutcome[]>('POST', `/api/journeys/${id}/scenarios/run`, {})).body.map(
        ({ difference }) => difference?.sentence ?? null,
      );
    const went = '“start” was left by “Next”, where the scenario stops before that.';
    expect(await run()).toEqual([null, went]);
    await api.sql(
      `INSERT INTO template (id, workspace_id, waba_id, provider_id, name, language, status, category, components, synced_at)
       VALUES ('01990000-0000-7000-8000-00000000aaaa', $1, '1', '1', 'hello', 'en', 'PAUSED', 'UTILITY', '[]', now())`,
      [api.workspaceId],
    );
    expect(await run()).toEqual(['“hi” was left by “Blocked” instead of “Sent”.', went]);
  });

  it('know the segments of the workspace', async () => {
    const segment = '01990000-0000-7000-8000-00000000bbbb';
    const when = { match: 'all', conditions: [{ subject: 'segment', is: 'in', segment }] };
    const choosy = aJourney(
      {
        start: anyMessage,
        which: ['branch', { cases: [{ id: 'vip', title: 'VIP', when }] }],
        yes: end,
        no: end,
      },
      ['start.next -> which', 'which.vip -> yes', 'which.else -> no'],
    );
    const id = await create(choosy);
    await save(id, 'Is nobody special', greeted(choosy));
    const run = async () =>
      (await api.call<ScenarioOutcome[]>('POST', `/api/journeys/${id}/scenarios/run`, {})).body[0]?.difference
        ?.sentence;
    expect(await run()).toBeUndefined();
    await api.sql(
      `INSERT INTO segment (id, workspace_id, name, definition, created_at, updated_at) VALUES ($1, $2, 'All', $3, now(), now())`,
      [
        segment,
        api.workspaceId,
        JSON.stringify({ match: 'all', conditions: [{ subject: 'language', is: 'equals', value: 'en' }] }),
      ],
    );
    expect(await run()).toBe('“which” was left by “VIP” instead of “Else”.');
  });

  it('travel with a journey: exported, imported and copied', async () => {
    const id = await create(hello('one'));
    await save(id, 'Greeted');
    const file = (await api.call<JourneyDocument & { scenarios: NamedScenario[] }>('GET', `/api/journeys/${id}/export`))
      .body;
    expect(file.scenarios).toEqual([{ name: 'Greeted', document: greeted(hello('one')) }]);
    const { scenarios, ...document } = file;
    const imported = await api.call<JourneyDetail>('POST', '/api/journeys', { name: 'Imported', document, scenarios });
    expect((await list(imported.body.id)).map(({ name }) => name)).toEqual(['Greeted']);
    const copy = await api.call<JourneyDetail>('POST', `/api/journeys/${id}/clone`, {});
    expect((await list(copy.body.id)).map((one) => [one.name, one.document])).toEqual([
      ['Greeted', greeted(hello('one'))],
    ]);
  });

  it('two of one name are refused with the journey that they came with', async () => {
    const twice = ['a', 'a'].map((name) => ({ name, document: greeted(hello('one')) }));
    const { status, body } = await api.call<ProblemResponse>('POST', '/api/journeys', {
      name: 'Twice',
      scenarios: twice,
    });
    expect([status, body.code]).toEqual([422, 'request.invalid']);
    expect(await api.sql('SELECT FROM journey')).toEqual([]);
  });
});
