import type { NodeVisit, Page, ProblemResponse, RunSummary } from '@sendero/shared';
import { anyMessage, aStraightJourney, end, text } from '../testing/journeys';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';

describe('who is at a step and who left it (NET-08; issue 3, point 11)', () => {
  let api: TestApi;
  let rows: Rows;
  let journeyId: string;
  let versionId: string;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
    ({ journeyId, versionId } = await api.publish(
      aStraightJourney({ start: anyMessage, hi: text('Hello'), done: end }),
    ));
    const people = [
      ['Ada Lovelace', '+351912345678', 'sent', 1_000],
      ['=cmd|evil', '+15550100001', 'blocked', 2_000],
      ['Grace, "Amazing"', '+15550100002', 'sent', 3_000],
      ['Edsger', '', null, 4_000],
    ] as const;
    for (const [name, phone, output, leftAt] of people) {
      const contactId = await rows.contact(name, phone);
      const run = await rows.run({ journeyId, versionId, contactId }, { node: output === null ? 'hi' : 'done' });
      await rows.insert('visit', {
        run_id: run,
        revision: 2,
        version_id: versionId,
        node_id: 'hi',
        entered_at: new Date(leftAt - 500),
        left_at: new Date(leftAt),
        output,
        cause: 'entered',
        problem: output === 'blocked' ? 'message.window_closed' : null,
        verdicts: '[]',
      });
    }
    const moved = await rows.run(
      { journeyId, versionId, contactId: await rows.contact('Barbara') },
      { node: 'done' },
      'ended',
    );
    await rows.insert('visit', {
      run_id: moved,
      revision: 1,
      version_id: versionId,
      node_id: 'start',
      entered_at: new Date(500),
      left_at: new Date(900),
      output: null,
      cause: 'moved',
      verdicts: '[]',
    });
    const theirs = await rows.contact('Theirs', '', ELSEWHERE);
    await rows.run({ journeyId, versionId, contactId: theirs }, { node: 'hi' }, 'active', ELSEWHERE);
  });
  afterAll(() => api.close());

  const visits = async (query: string) =>
    (await api.call<Page<NodeVisit>>('GET', `/api/journeys/${journeyId}/versions/${versionId}/visits${query}`)).body;
  const names = (page: Page<{ readonly contactName?: string }>) => page.items.map(({ contactName }) => contactName);

  it.each([
    ['?node=hi', ['Edsger', 'Grace, "Amazing"', '=cmd|evil', 'Ada Lovelace']],
    ['?node=hi&output=sent', ['Grace, "Amazing"', 'Ada Lovelace']],
    ['?node=hi&ended=true', ['Edsger']],
    ['?node=hi&from=2000&until=4000', ['Grace, "Amazing"', '=cmd|evil']],
    ['?node=hi&search=love', ['Ada Lovelace']],
    ['?node=hi&search=555%20010', ['Grace, "Amazing"', '=cmd|evil']],
    ['?node=done', []],
    ['?node=start', ['Barbara']],
    ['?node=start&ended=true', []],
  ])('who left is chosen by %j', async (query, wanted) => {
    expect(names(await visits(query))).toEqual(wanted);
  });

  it('come page by page and miss nobody', async () => {
    const first = await visits('?node=hi&limit=3');
    const rest = await visits(`?node=hi&limit=3&cursor=${first.next}`);
    expect([...names(first), ...names(rest)]).toEqual(names(await visits('?node=hi')));
    expect(rest.next).toBeNull();
  });

  it.each([
    ['?node=hi&status=active', ['Edsger']],
    ['?node=done&search=grace', ['Grace, "Amazing"']],
    ['?search=351%20912', ['Ada Lovelace']],
  ])('who is here is chosen by %j', async (query, wanted) => {
    const { body } = await api.call<Page<RunSummary & { contactName: string }>>(
      'GET',
      `/api/journeys/${journeyId}/runs${query}`,
    );
    expect(names(body)).toEqual(wanted);
  });

  it('are exported with all rows, whatever the page, and without formulas', async () => {
    const answer = await api.call<string>(
      'GET',
      `/api/journeys/${journeyId}/versions/${versionId}/visits.csv?node=hi&limit=1`,
    );
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = answer.body.trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('run,contact,name,phone,node,entered_at,left_at,output,cause,problem');
    expect(lines[2]).toMatch(
      /,"Grace, ""Amazing""",\+15550100002,hi,1970-01-01T00:00:02.500Z,1970-01-01T00:00:03.000Z,/,
    );
    expect(lines[3]).toContain(`,'=cmd|evil,`);
    expect(lines[3]).toMatch(/,blocked,entered,message\.window_closed$/);
  });

  it('are exported beyond one reading of the database', async () => {
    await api.sql(
      `WITH people AS (
         INSERT INTO contact (id, workspace_id, lane, name, created_at, updated_at)
         SELECT gen_random_uuid(), $1, 0, 'Crowd ' || n, now(), now() FROM generate_series(1, 2500) n RETURNING id
       )
       INSERT INTO run (id, workspace_id, journey_id, version_id, channel_id, contact_id, lane, status, state, started_at, updated_at)
       SELECT gen_random_uuid(), $1, $2, $3, $3, id, 0, 'active',
              '{"status":"active","node":"crowded","variables":{},"reason":""}', now(), now() FROM people`,
      [api.workspaceId, journeyId, versionId],
    );
    const { body } = await api.call<string>('GET', `/api/journeys/${journeyId}/runs.csv?node=crowded&status=active`);
    const found = new Set(body.trimEnd().split('\r\n').slice(1));
    expect(found.size).toBe(2_500);
  });

  it('are found by an index, however many runs there are', async () => {
    await api.sql('ANALYZE run');
    const plan = await api.sql<Record<string, string>>(
      `EXPLAIN SELECT * FROM run r WHERE r.workspace_id = '${api.workspaceId}' AND r.journey_id = '${journeyId}'
          AND r.state->>'node' = 'hi' AND r.status = 'active' ORDER BY r.id DESC LIMIT 51`,
    );
    expect(plan.map((line) => Object.values(line).join()).join('\n')).toContain('run_here');
  });

  it('are not there for a version of another journey', async () => {
    const { status, body } = await api.call<ProblemResponse>(
      'GET',
      `/api/journeys/01990000-0000-7000-8000-00000000dead/versions/${versionId}/visits?node=hi`,
    );
    expect([status, body.code]).toEqual([404, 'journey.version_not_found']);
  });
});
