import type { CannedReply, ProblemResponse } from '@sendero/shared';
import { TestApi } from '../testing/test-api';

const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';
const NOWHERE = '01990000-0000-7000-8000-00000000dead';

describe('canned replies (CTN-02)', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE canned_reply'));

  type Answered = CannedReply & ProblemResponse;
  const create = (shortcut: string, text = 'Hi {{ contact.name }}') =>
    api.call<Answered>('POST', '/api/canned-replies', { shortcut, text });
  const list = async () => (await api.call<CannedReply[]>('GET', '/api/canned-replies')).body;

  it('are kept, changed, listed by their shortcuts and deleted', async () => {
    const { status, body } = await create('hours');
    expect([status, body]).toEqual([
      201,
      { id: expect.any(String), shortcut: 'hours', text: 'Hi {{ contact.name }}', updatedAt: expect.any(Number) },
    ]);
    await create('Bye', 'Until soon');
    expect((await list()).map(({ shortcut }) => shortcut)).toEqual(['Bye', 'hours']);
    const changed = await api.call<Answered>('PUT', `/api/canned-replies/${body.id}`, {
      shortcut: 'open',
      text: 'Yes',
    });
    expect([changed.status, changed.body.shortcut, changed.body.text]).toEqual([200, 'open', 'Yes']);
    expect((await api.call('DELETE', `/api/canned-replies/${body.id}`)).status).toBe(204);
    expect((await list()).map(({ shortcut }) => shortcut)).toEqual(['Bye']);
  });

  it.each([
    ['two words', 'Hi', 422, 'request.invalid'],
    ['', 'Hi', 422, 'request.invalid'],
    ['empty', '', 422, 'request.invalid'],
    ['long', 'x'.repeat(4097), 422, 'request.invalid'],
    ['broken', 'Hi {{ contact.name', 422, 'canned_reply.placeholder_invalid'],
    ['HOURS', 'Hi', 409, 'canned_reply.shortcut_taken'],
  ])('/%s with “%.20s” is refused', async (shortcut, text, status, code) => {
    await create('hours');
    const answer = await create(shortcut, text);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await list()).toHaveLength(1);
  });

  it('keep their shortcuts apart when one is changed', async () => {
    await create('hours');
    const { body } = await create('bye');
    const answer = await api.call<Answered>('PUT', `/api/canned-replies/${body.id}`, { shortcut: 'Hours', text: 'Hi' });
    expect([answer.status, answer.body.code]).toEqual([409, 'canned_reply.shortcut_taken']);
  });

  it('are at most 500', async () => {
    await api.sql(
      `INSERT INTO canned_reply (id, workspace_id, shortcut, text, updated_at)
       SELECT gen_random_uuid(), $1, 'r' || n, 'Hi', now() FROM generate_series(1, 500) n`,
      [api.workspaceId],
    );
    const answer = await create('one-more');
    expect([answer.status, answer.body.code]).toEqual([409, 'canned_reply.too_many']);
  });

  it('of another workspace, or none, are not there', async () => {
    const foreign = '01990000-0000-7000-8000-0000000000f1';
    await api.sql(
      `INSERT INTO canned_reply (id, workspace_id, shortcut, text, updated_at) VALUES ($1, $2, 'hours', 'Hi', now())`,
      [foreign, ELSEWHERE],
    );
    for (const id of [foreign, NOWHERE, 'no-id']) {
      for (const method of ['PUT', 'DELETE'] as const) {
        const body = method === 'PUT' ? { shortcut: 'mine', text: 'Hi' } : undefined;
        const answer = await api.call<ProblemResponse>(method, `/api/canned-replies/${id}`, body);
        expect([answer.status, answer.body.code]).toEqual([404, 'canned_reply.not_found']);
      }
    }
    expect(await list()).toEqual([]);
    expect((await create('hours')).status).toBe(201);
  });
});
