import { AGENT_HEADER, type AgentView, type NoteView, type ProblemResponse, type TeamView } from '@sendero/shared';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';
const NOWHERE = '01990000-0000-7000-8000-00000000dead';

describe('agents and teams', () => {
  let api: TestApi;
  let rows: Rows;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE agent, team CASCADE'));

  const addAgent = async (name: string) =>
    (await api.call<AgentView>('POST', '/api/agents', { name, color: 'green' })).body;
  const addTeam = async (name: string, members: readonly string[] = []) =>
    (await api.call<TeamView>('POST', '/api/teams', { name, members, roundRobin: true })).body;

  it('are added, changed and listed by name', async () => {
    const grace = await addAgent(' Grace ');
    const ada = await addAgent('ada');
    expect(grace).toEqual({ id: expect.any(String), name: 'Grace', color: 'green', available: true, teams: [] });
    const support = await addTeam('Support', [grace.id, ada.id, NOWHERE]);
    expect(support).toEqual({ id: expect.any(String), name: 'Support', roundRobin: true, members: [ada.id, grace.id] });
    const change = { name: 'Grace H.', color: 'blue', available: false };
    expect(await api.call('PATCH', `/api/agents/${grace.id}`, change)).toMatchObject({
      status: 200,
      body: { ...change, teams: [support.id] },
    });
    expect((await api.call('PATCH', `/api/teams/${support.id}`, { members: [ada.id] })).body).toEqual({
      ...support,
      members: [ada.id],
    });
    expect((await api.call<AgentView[]>('GET', '/api/agents')).body.map(({ name }) => name)).toEqual([
      'ada',
      'Grace H.',
    ]);
    expect((await api.call<TeamView[]>('GET', '/api/teams')).body).toHaveLength(1);
  });

  it.each(['agents', 'teams'])('have names of their own among the %s', async (kind) => {
    const fields = kind === 'agents' ? { color: 'red' } : { members: [], roundRobin: false };
    await api.call('POST', `/api/${kind}`, { ...fields, name: 'Ines' });
    const again = await api.call<ProblemResponse>('POST', `/api/${kind}`, { ...fields, name: 'INES' });
    expect([again.status, again.body.code]).toEqual([409, `${kind.slice(0, -1)}.name_taken`]);
  });

  it.each([
    ['agents', { name: '', color: 'red' }],
    ['agents', { name: 'x'.repeat(81), color: 'red' }],
    ['agents', { name: 'Ines', color: 'beige' }],
    ['teams', { name: 'Support', roundRobin: 'yes', members: [] }],
    ['teams', { name: 'Support', roundRobin: true, members: ['Ines'] }],
  ])('are refused among the %s: %j', async (kind, body) => {
    expect(await api.call('POST', `/api/${kind}`, body)).toMatchObject({
      status: 422,
      body: { code: 'request.invalid' },
    });
  });

  it('leave their conversations to nobody in particular when they are deleted', async () => {
    const { id } = await addAgent('Ines');
    const conversation = await rows.conversation(await rows.channel(), await rows.contact('Ada'));
    await api.sql(`UPDATE conversation SET status = 'open', agent_id = $1 WHERE id = $2`, [id, conversation]);
    expect((await api.call('DELETE', `/api/agents/${id}`)).status).toBe(204);
    expect((await api.call('GET', `/api/conversations/${conversation}`)).body).toMatchObject({
      status: 'open',
      agent: null,
      assignedTo: '',
    });
    expect((await api.call('DELETE', `/api/agents/${id}`)).status).toBe(404);
  });

  it.each(['agents', 'teams'])('of another workspace are not there among the %s', async (kind) => {
    const table = kind.slice(0, -1);
    const columns = kind === 'agents' ? { color: 'red' } : { round_robin: true };
    await rows.insert(table, {
      id: NOWHERE,
      workspace_id: ELSEWHERE,
      name: 'Theirs',
      created_at: new Date(),
      ...columns,
    });
    expect((await api.call('GET', `/api/${kind}`)).body).toEqual([]);
    for (const [method, body] of [
      ['PATCH', { name: 'Ours' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await api.call<ProblemResponse>(method, `/api/${kind}/${NOWHERE}`, body);
      expect([answer.status, answer.body.code]).toEqual([404, `${table}.not_found`]);
    }
    expect(await api.sql(`SELECT name FROM ${table}`)).toEqual([{ name: 'Theirs' }]);
  });

  it.each<readonly [string, (id: string) => string, string]>([
    ['an agent', (id) => id, 'Ines'],
    ['an id that is nobody’s', () => NOWHERE, ''],
    ['what is no id', () => 'Ines', ''],
  ])('say who they are by a header: %s', async (_, header, name) => {
    const { id } = await addAgent('Ines');
    const conversation = await rows.conversation(await rows.channel(), await rows.contact('Ada'));
    const { body } = await api.call<NoteView>(
      'POST',
      `/api/conversations/${conversation}/notes`,
      { text: 'Wants the invoice by post.' },
      { [AGENT_HEADER]: header(id) },
    );
    expect(body.agentName).toBe(name);
  });
});
