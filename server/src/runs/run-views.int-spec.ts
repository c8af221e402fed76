import type { Page, ProblemResponse, RunDetail, RunSummary } from '@sendero/shared';
import { anyMessage, aStraightJourney, end, text } from '../testing/journeys';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const NOWHERE = '01990000-0000-7000-8000-00000000dead';
const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';

describe('runs', () => {
  let api: TestApi;
  let rows: Rows;
  let journeyId: string;
  let versionId: string;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
    const document = aStraightJourney({ start: anyMessage, hi: text('Hello'), done: end });
    const untitled = {
      ...document,
      nodes: document.nodes.map((node) => (node.id === 'hi' ? { ...node, title: '' } : node)),
    };
    ({ journeyId, versionId } = await api.publish(untitled));
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE run, visit, contact CASCADE'));

  const list = async (path: string) => (await api.call<Page<RunSummary>>('GET', path)).body;

  it('of a journey are listed page by page, the newest first, with who walks where', async () => {
    const contactId = await rows.contact('Ada');
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1)
      ids.unshift(await rows.run({ journeyId, versionId, contactId }, { node: 'hi' }, 'ended'));
    const first = await list(`/api/journeys/${journeyId}/runs?limit=2`);
    const rest = await list(`/api/journeys/${journeyId}/runs?limit=2&cursor=${first.next}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    expect(rest.next).toBeNull();
    expect(first.items[0]).toEqual({
      id: ids[0],
      journeyId,
      journeyName: 'Welcome',
      versionNumber: 1,
      contactId,
      contactName: 'Ada',
      contactPhone: '',
      status: 'ended',
      node: 'hi',
      nodeTitle: 'WhatsApp Send',
      startedAt: 1_000,
      updatedAt: 2_000,
      endedAt: 3_000,
      reason: '',
    });
  });

  it.each([
    ['', ['hi active', 'done ended', 'start failed']],
    ['?node=hi', ['hi active']],
    ['?status=ended', ['done ended']],
    ['?node=hi&status=ended', []],
  ])('are chosen by %j', async (query, wanted) => {
    for (const [node, status] of [
      ['start', 'failed'],
      ['done', 'ended'],
      ['hi', 'active'],
    ] as const) {
      await rows.run({ journeyId, versionId, contactId: await rows.contact(node) }, { node }, status);
    }
    const { items } = await list(`/api/journeys/${journeyId}/runs${query}`);
    expect(items.map(({ node, status }) => `${node} ${status}`)).toEqual(wanted);
  });

  it('can not be chosen by a status that there is not', async () => {
    const { status, body } = await api.call<ProblemResponse>('GET', `/api/journeys/${journeyId}/runs?status=lost`);
    expect([status, body.code]).toEqual([422, 'request.invalid']);
  });

  it('of a contact are listed without the name that is known', async () => {
    const contactId = await rows.contact('Ada');
    const id = await rows.run({ journeyId, versionId, contactId }, { node: 'done', reason: 'answered' }, 'ended');
    await rows.run({ journeyId, versionId, contactId: await rows.contact('Grace') }, { node: 'hi' });
    const { items } = await list(`/api/contacts/${contactId}/runs`);
    expect(items).toEqual([expect.objectContaining({ id, nodeTitle: 'done', reason: 'answered' })]);
    expect(items[0]).not.toHaveProperty('contactName');
  });

  it('tell their story, oldest visit first, with every verdict', async () => {
    const contactId = await rows.contact('Ada');
    const variables = { size: 'M', count: 2 };
    const id = await rows.run({ journeyId, versionId, contactId }, { node: 'done', variables });
    const visit = (revision: number, node: string, rest: object) =>
      rows.insert('visit', {
        run_id: id,
        revision,
        version_id: versionId,
        node_id: node,
        entered_at: new Date(revision * 1_000),
        left_at: new Date(revision * 1_000 + 10),
        verdicts: '[]',
        ...rest,
      });
    const verdicts = [{ guard: 'serviceWindowOpen', passed: false, inputs: { expiresAt: null } }];
    await visit(2, 'hi', {
      output: 'blocked',
      cause: 'entered',
      problem: 'message.window_closed',
      verdicts: JSON.stringify(verdicts),
    });
    await visit(1, 'start', { output: 'next', cause: 'entered' });
    await visit(3, 'gone', { output: null, cause: 'exit' });
    const { body } = await api.call<RunDetail>('GET', `/api/runs/${id}`);
    expect(body).toMatchObject({
      id,
      journeyName: 'Welcome',
      journeyStatus: 'live',
      contactName: 'Ada',
      versionId,
      status: 'active',
      endedAt: null,
      variables,
    });
    expect(body.visits).toEqual([
      {
        node: 'start',
        title: 'start',
        revision: 1,
        enteredAt: 1_000,
        leftAt: 1_010,
        output: 'next',
        cause: 'entered',
        verdicts: [],
        problem: null,
        versionId,
        versionNumber: 1,
      },
      {
        node: 'hi',
        title: 'WhatsApp Send',
        revision: 2,
        enteredAt: 2_000,
        leftAt: 2_010,
        output: 'blocked',
        cause: 'entered',
        verdicts,
        problem: 'message.window_closed',
        versionId,
        versionNumber: 1,
      },
      {
        node: 'gone',
        title: 'gone',
        revision: 3,
        enteredAt: 3_000,
        leftAt: 3_010,
        output: null,
        cause: 'exit',
        verdicts: [],
        problem: null,
        versionId,
        versionNumber: 1,
      },
    ]);
  });

  it('that were moved tell which version each visit was on, with the names of that version', async () => {
    const renamed = aStraightJourney({ start: anyMessage, hi: text('Hello'), bye: end });
    await api.journeys.redraw(journeyId, renamed);
    const second = await api.journeys.publishAgain(journeyId);
    const contactId = await rows.contact('Ada');
    const id = await rows.run({ journeyId, versionId: second, contactId }, { node: 'bye' });
    const passages = [
      [1, versionId, 'start', 'next'],
      [2, versionId, 'hi', null],
      [3, second, 'hi', 'sent'],
    ] as const;
    for (const [revision, version, node, output] of passages) {
      await rows.insert('visit', {
        run_id: id,
        revision,
        version_id: version,
        node_id: node,
        entered_at: new Date(1),
        left_at: new Date(2),
        verdicts: '[]',
        output,
        cause: output === null ? 'moved' : 'entered',
      });
    }
    const { body } = await api.call<RunDetail>('GET', `/api/runs/${id}`);
    expect(body.visits.map(({ node, title, versionNumber }) => [node, title, versionNumber])).toEqual([
      ['start', 'start', 1],
      ['hi', 'WhatsApp Send', 1],
      ['hi', 'hi', 2],
    ]);
    expect(body.visits.map((visit) => visit.versionId)).toEqual([versionId, versionId, second]);
  });

  it('tell where they stand and until when, and what became of every message', async () => {
    const contactId = await rows.contact('Ada');
    const channelId = await rows.channel();
    const verdicts = [{ guard: 'notSuppressed', passed: true, inputs: { suppressed: false } }];
    const open = { node: 'hi', revision: 4, enteredAt: 7_000, phase: 'held', verdicts };
    const id = await rows.run({ journeyId, versionId, contactId }, open);
    for (const [token, dueAt] of [
      [4, 9_000],
      [3, 10_000],
    ] as const) {
      await rows.insert('timer', { run_id: id, token, lane: 7, due_at: new Date(dueAt) });
    }
    const content = { type: 'session', message: { type: 'text', text: 'Hello', previewUrl: false } };
    const sent = { direction: 'out', body: content, run_id: id, node_id: 'hi' };
    await rows.message(channelId, contactId, 'Hello', new Date(5_000), {
      ...sent,
      revision: 3,
      status: 'failed',
      accepted_at: new Date(5_100),
      failed_at: new Date(5_200),
      problem: 'whatsapp.undeliverable',
      problem_detail: 'Code 131026',
    });
    await rows.message(channelId, contactId, 'Hello', new Date(2_000), {
      ...sent,
      revision: 2,
      status: 'read',
      accepted_at: new Date(2_100),
      read_at: new Date(2_300),
    });
    const { body } = await api.call<RunDetail>('GET', `/api/runs/${id}`);
    expect(body.open).toEqual({ ...open, title: 'WhatsApp Send', waitsUntil: 9_000 });
    expect(body.messages).toEqual([
      {
        node: 'hi',
        revision: 2,
        at: 2_000,
        content,
        status: 'read',
        problem: null,
        receipts: { accepted: 2_100, sent: null, delivered: null, read: 2_300, clicked: null, failed: null },
      },
      {
        node: 'hi',
        revision: 3,
        at: 5_000,
        content,
        status: 'failed',
        problem: {
          code: 'whatsapp.undeliverable',
          message: 'The message could not be delivered: the number may not be on WhatsApp.',
          detail: 'Code 131026',
        },
        receipts: { accepted: 5_100, sent: null, delivered: null, read: null, clicked: null, failed: 5_200 },
      },
    ]);
    const over = await rows.run({ journeyId, versionId, contactId }, open, 'ended');
    expect((await api.call<RunDetail>('GET', `/api/runs/${over}`)).body).toMatchObject({ open: null, messages: [] });
  });

  it('of another workspace, or of none, are not there', async () => {
    const contactId = await rows.contact('Theirs', '', ELSEWHERE);
    const foreign = await rows.run({ journeyId, versionId, contactId }, { node: 'hi' }, 'active', ELSEWHERE);
    for (const id of [foreign, NOWHERE, 'no-id']) {
      const { status, body } = await api.call<ProblemResponse>('GET', `/api/runs/${id}`);
      expect([status, body.code]).toEqual([404, 'run.not_found']);
    }
    expect(await list(`/api/journeys/${journeyId}/runs`)).toEqual({ items: [], next: null });
  });
});
