import {
  EMPTY_JOURNEY,
  type JourneyDetail,
  type JourneySummary,
  type Page,
  type Problem,
  type ProblemResponse,
  type SavedDraft,
} from '@sendero/shared';
import { anyMessage, aStraightJourney, end, text } from '../testing/journeys';
import { TestApi } from '../testing/test-api';

const EMPTY = EMPTY_JOURNEY;
const NOWHERE = '01990000-0000-7000-8000-00000000dead';
const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';

const hello = (words: string) => aStraightJourney({ start: anyMessage, hi: text(words), done: end });

describe('journeys', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE journey CASCADE'));

  const create = async (name: string, document?: object) =>
    (await api.call<JourneyDetail>('POST', '/api/journeys', { name, ...(document && { document }) })).body;

  it('begin as an empty draft', async () => {
    const { status, body } = await api.call<JourneyDetail>('POST', '/api/journeys', { name: '  Welcome ' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Welcome',
      status: 'draft',
      createdAt: expect.any(Number),
      updatedAt: body.createdAt,
      version: null,
      draftChanged: true,
      runs: { active: 0, ended: 0, failed: 0, control: 0, holdout: 0 },
      archivedAt: null,
      draft: EMPTY,
      draftRevision: 1,
    });
    expect((await api.call('GET', `/api/journeys/${body.id}`)).body).toEqual(body);
  });

  it('begin from a document, its defaults filled in', async () => {
    const document = {
      schema: 1,
      nodes: [{ id: 'n1', type: 'end', position: { x: 0, y: 0 }, config: {} }],
      edges: [],
    };
    const { draft } = await create('Imported', document);
    expect(draft.nodes).toEqual([{ ...document.nodes[0], title: '', config: { reason: '' } }]);
  });

  it('have names of their own', async () => {
    await create('Welcome');
    const other = await create('Other');
    const answers = [
      await api.call<ProblemResponse>('POST', '/api/journeys', { name: 'Welcome' }),
      await api.call<ProblemResponse>('PATCH', `/api/journeys/${other.id}`, { name: 'Welcome' }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(409);
      expect(body.code).toBe('journey.name_taken');
      expect(body.detail).toContain('Welcome');
    }
  });

  it('may have the name of a journey of another workspace', async () => {
    await foreignJourney('Welcome');
    expect((await create('Welcome')).name).toBe('Welcome');
  });

  it('are renamed', async () => {
    const { id } = await create('Old');
    const { status, body } = await api.call<JourneySummary>('PATCH', `/api/journeys/${id}`, { name: 'New' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, name: 'New' });
    expect(body).not.toHaveProperty('draft');
  });

  it('are listed page by page, the last changed first', async () => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) ids.unshift((await create(name)).id);
    await api.call('PATCH', `/api/journeys/${ids[4]}`, { name: 'a again' });
    const wanted = [ids[4], ...ids.slice(0, 4)];
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: Page<JourneySummary> } = await api.call('GET', `/api/journeys?limit=2&cursor=${cursor}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.next;
    }
    expect(seen).toEqual(wanted);
  });

  it('are listed once each although they changed in the same millisecond', async () => {
    for (const name of ['a', 'b', 'c']) await create(name);
    await api.sql(`UPDATE journey SET updated_at = '2026-01-01T00:00:00.123Z'`);
    const first = (await api.call<Page<JourneySummary>>('GET', '/api/journeys?limit=2')).body;
    const second = (await api.call<Page<JourneySummary>>('GET', `/api/journeys?limit=2&cursor=${first.next}`)).body;
    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names.sort()).toEqual(['a', 'b', 'c']);
    expect(second.next).toBeNull();
  });

  describe('drafts', () => {
    it('are stored with what is to be mended in them', async () => {
      const { id } = await create('A');
      const { status, body } = await api.call<SavedDraft>('PUT', `/api/journeys/${id}/draft`, {
        draftRevision: 1,
        document: hello(''),
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ draftRevision: 2, draftChanged: true, updatedAt: expect.any(Number) });
      expect(body.problems.map(({ code }) => code)).toContain('send.text_missing');
      expect((await api.call<Problem[]>('GET', `/api/journeys/${id}/problems`)).body).toEqual(body.problems);
      expect((await api.call<JourneyDetail>('GET', `/api/journeys/${id}`)).body.draft).toEqual(hello(''));
    });

    it('are not overwritten by somebody who has not seen them', async () => {
      const { id } = await create('A');
      const save = (words: string) =>
        api.call<SavedDraft & ProblemResponse>('PUT', `/api/journeys/${id}/draft`, {
          draftRevision: 1,
          document: hello(words),
        });
      const answers = await Promise.all([save('one'), save('two'), save('three')]);
      const won = answers.filter(({ status }) => status === 200);
      const lost = answers.filter(({ status }) => status === 409);
      expect([won.length, lost.length]).toEqual([1, 2]);
      for (const { body } of lost) {
        expect(body).toMatchObject({ code: 'journey.draft_conflict', details: { draftRevision: 2 } });
      }
    });

    it.each([
      ['not a document at all', 'text', 'document'],
      ['an unknown schema', { ...EMPTY, schema: 2 }, 'schema'],
      [
        'a node of no type',
        { ...EMPTY, nodes: [{ id: 'n', type: 'x', position: { x: 0, y: 0 }, config: {} }] },
        'type',
      ],
      ['an edge to nowhere', { ...EMPTY, edges: [{ from: 'a', output: 'next', to: 'b' }] }, 'edges.0'],
    ])('that are %s are refused', async (_, document, where) => {
      const { id } = await create('A');
      const { status, body } = await api.call<ProblemResponse>('PUT', `/api/journeys/${id}/draft`, {
        draftRevision: 1,
        document,
      });
      expect(status).toBe(422);
      expect(body.code).toBe('journey.draft_invalid');
      expect(body.detail).toContain(where);
    });

    it('differ from the version until they are published or put back', async () => {
      const { id } = await create('A', hello('one'));
      await api.call('POST', `/api/journeys/${id}/publish`, {});
      const save = async (draftRevision: number, words: string) =>
        (await api.call<SavedDraft>('PUT', `/api/journeys/${id}/draft`, { draftRevision, document: hello(words) }))
          .body;
      expect((await save(1, 'two')).draftChanged).toBe(true);
      expect((await save(2, 'one')).draftChanged).toBe(false);
    });
  });

  describe('deleting', () => {
    it('takes a draft away', async () => {
      const { id } = await create('A');
      expect((await api.call('DELETE', `/api/journeys/${id}`)).status).toBe(204);
      expect((await api.call('GET', `/api/journeys/${id}`)).status).toBe(404);
    });

    it('keeps what was published', async () => {
      const { id } = await create('A', hello('one'));
      await api.call('POST', `/api/journeys/${id}/publish`, {});
      const { status, body } = await api.call<ProblemResponse>('DELETE', `/api/journeys/${id}`);
      expect([status, body.code]).toEqual([409, 'journey.was_published']);
      expect((await api.call('GET', `/api/journeys/${id}`)).status).toBe(200);
    });
  });

  describe('of another workspace, or of none,', () => {
    it.each([
      ['GET', '', undefined],
      ['PATCH', '', { name: 'Mine' }],
      ['DELETE', '', undefined],
      ['PUT', '/draft', { draftRevision: 1, document: EMPTY }],
      ['GET', '/problems', undefined],
      ['POST', '/publish', {}],
      ['POST', '/pause', {}],
      ['POST', '/resume', {}],
      ['GET', '/versions', undefined],
      ['GET', '/counts', undefined],
      ['GET', '/runs', undefined],
    ] as const)('are not there: %s %s', async (method, path, body) => {
      const foreign = await foreignJourney('Theirs');
      for (const id of [foreign, NOWHERE, 'no-id']) {
        const answer = await api.call<ProblemResponse>(method, `/api/journeys/${id}${path}`, body);
        expect([answer.status, answer.body.code]).toEqual([404, 'journey.not_found']);
      }
      expect(await api.sql('SELECT name, status, draft_revision FROM journey')).toEqual([
        { name: 'Theirs', status: 'live', draft_revision: 1 },
      ]);
    });

    it('are not listed', async () => {
      await foreignJourney('Theirs');
      expect((await api.call('GET', '/api/journeys')).body).toEqual({ items: [], next: null });
    });
  });

  async function foreignJourney(name: string): Promise<string> {
    const id = '01990000-0000-7000-8000-00000000f0e1';
    await api.sql(
      `INSERT INTO journey (id, workspace_id, name, status, draft, created_at, updated_at)
       VALUES ($1, $2, $3, 'live', $4, now(), now())`,
      [id, ELSEWHERE, name, JSON.stringify(hello('theirs'))],
    );
    return id;
  }
});
