import {
  AGENT_HEADER,
  type AgentView,
  type ConversationTally,
  type ConversationView,
  type LabelView,
  type NoteView,
  type Page,
  type ProblemResponse,
  type TeamView,
  type ThreadPage,
} from '@sendero/shared';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const NOWHERE = '01990000-0000-7000-8000-00000000dead';
const HOUR = 3_600_000;
const outgoing = { direction: 'out', body: {}, status: 'sent' };

describe('organising conversations', () => {
  let api: TestApi;
  let rows: Rows;
  let channel: string;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    channel = await rows.channel();
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE contact, message, outbox, journey, agent, team, label CASCADE'));

  const aConversation = async (name: string, ago = 1_000, unread = 0) => {
    const contact = await rows.contact(name);
    const lastInboundAt = new Date(Date.now() - ago);
    return { contact, id: await rows.conversation(channel, contact, { lastInboundAt, unread }) };
  };
  const addAgent = async (name: string) =>
    (await api.call<AgentView>('POST', '/api/agents', { name, color: 'green' })).body;
  const addTeam = async (name: string) =>
    (await api.call<TeamView>('POST', '/api/teams', { name, members: [], roundRobin: false })).body;
  const addLabel = async (name: string) =>
    (await api.call<LabelView>('POST', '/api/labels', { name, color: 'amber' })).body;
  const as = (agent: AgentView | null) => (agent ? { [AGENT_HEADER]: agent.id } : {});
  const names = async (query: string, agent: AgentView | null = null) => {
    const { body } = await api.call<Page<ConversationView>>('GET', `/api/conversations?${query}`, undefined, as(agent));
    return body.items.map(({ contact }) => contact.name);
  };
  const assign = <T = ConversationView>(id: string, body: object) =>
    api.call<T>('PUT', `/api/conversations/${id}/assignment`, body);

  describe('giving them to somebody', () => {
    it('keeps the bot out, and shows who has it by the name of today', async () => {
      const { id } = await aConversation('Ada');
      const ines = await addAgent('Ines');
      const { body } = await assign(id, { agentId: ines.id, teamId: null });
      expect(body).toMatchObject({
        status: 'open',
        assignedTo: 'Ines',
        agent: { id: ines.id, name: 'Ines', color: 'green' },
        team: null,
        openedAt: expect.any(Number),
      });
      await api.call('PATCH', `/api/agents/${ines.id}`, { name: 'Inês' });
      const team = await addTeam('Support');
      expect((await assign(id, { agentId: null, teamId: team.id })).body).toMatchObject({
        assignedTo: 'Support',
        agent: null,
        team: { id: team.id, name: 'Support' },
        openedAt: body.openedAt,
      });
      expect((await assign(id, { agentId: null, teamId: null })).body).toMatchObject({
        status: 'open',
        assignedTo: '',
        team: null,
      });
    });

    it('leaves one that the bot has when nobody is named', async () => {
      const { id } = await aConversation('Ada');
      expect((await assign(id, { agentId: null, teamId: null })).body.status).toBe('bot');
    });

    it('knows who takes it over, and whom a name means', async () => {
      const [one, two, three] = [await aConversation('a'), await aConversation('b'), await aConversation('c')];
      const ines = await addAgent('Ines');
      await addTeam('Support');
      const takeOver = (id: string, assignTo: string, agent: AgentView | null) =>
        api.call<ConversationView>('POST', `/api/conversations/${id}/take-over`, { assignTo }, as(agent));
      expect((await takeOver(one.id, '', ines)).body.agent?.name).toBe('Ines');
      expect((await takeOver(two.id, 'SUPPORT', ines)).body).toMatchObject({ team: { name: 'Support' }, agent: null });
      expect((await takeOver(three.id, 'Somebody else', null)).body).toMatchObject({
        assignedTo: 'Somebody else',
        agent: null,
        team: null,
      });
    });

    it.each([
      ['agent', { agentId: NOWHERE, teamId: null }],
      ['team', { agentId: null, teamId: NOWHERE }],
    ])('is refused to a %s that there is not', async (kind, body) => {
      const { id } = await aConversation('Ada');
      expect(await assign(id, body)).toMatchObject({ status: 404, body: { code: `${kind}.not_found` } });
    });
  });

  it('lists each pile, and counts what lies in it', async () => {
    const [ines, grace] = [await addAgent('Ines'), await addAgent('Grace')];
    await aConversation('unread', 3_000, 2);
    await aConversation('closes later', 22.2 * HOUR);
    await aConversation('closes first', 23 * HOUR);
    await aConversation('is shut', 24 * HOUR);
    const own = await aConversation('hers', 5_000, 3);
    const others = await aConversation('another’s', 6_000);
    const waiting = await aConversation('waits', 7_000);
    const done = await aConversation('done', 8_000);
    for (const [{ id }, agentId] of [
      [own, ines.id],
      [others, grace.id],
      [done, ines.id],
    ] as const) {
      await assign(id, { agentId, teamId: null });
    }
    await api.call('POST', `/api/conversations/${waiting.id}/take-over`, { assignTo: '' });
    await api.call('POST', `/api/conversations/${done.id}/resolve`, {});
    expect(await names('pile=unread')).toEqual(['unread', 'hers']);
    expect(await names('pile=mine', ines)).toEqual(['hers']);
    expect(await names('pile=mine')).toEqual([]);
    expect(await names('pile=unassigned')).toEqual(['waits']);
    expect(await names('pile=closing')).toEqual(['closes first', 'closes later']);
    const { body } = await api.call<Page<ConversationView>>('GET', '/api/conversations?pile=closing&limit=1');
    expect(await names(`pile=closing&cursor=${body.next}`)).toEqual(['closes later']);
    expect((await api.call<ConversationTally>('GET', '/api/conversations/tally', undefined, as(ines))).body).toEqual({
      unread: 2,
      mine: 1,
      unassigned: 1,
      closing: 2,
      bot: 0,
    });
    expect((await api.call<ProblemResponse>('GET', '/api/conversations?pile=theirs')).status).toBe(422);
  });

  it('filters by team, label and journey', async () => {
    const team = await addTeam('Support');
    const label = await addLabel('Refund');
    const [one, two, three] = [await aConversation('team'), await aConversation('label'), await aConversation('walks')];
    await assign(one.id, { agentId: null, teamId: team.id });
    const labelled = await api.call<ConversationView>('PUT', `/api/conversations/${two.id}/labels/${label.id}`);
    expect(labelled.body.labels).toEqual([label]);
    const journeyId = '01990000-0000-7000-8000-0000000000aa';
    const run = await rows.run({ journeyId, versionId: NOWHERE, contactId: three.contact }, {});
    await api.sql('UPDATE run SET channel_id = $1 WHERE id = $2', [channel, run]);
    expect(await names(`team=${team.id}`)).toEqual(['team']);
    expect(await names(`label=${label.id}`)).toEqual(['label']);
    expect(await names(`journey=${journeyId}`)).toEqual(['walks']);
    expect(await names(`journey=${journeyId}&label=${label.id}`)).toEqual([]);
  });

  describe('searching', () => {
    it.each([
      ['order', ['Ada'], 'My order number is 1042, has it left?'],
      ['ORD 104', ['Ada'], 'My order number is 1042, has it left?'],
      ['order left', ['Ada'], 'My order number is 1042, has it left?'],
      ['mañana', ['Grace'], 'Vuelvo mañana'],
      ['ada', ['Ada'], undefined],
      ['ines@shop.example', ['Grace'], 'Write to ines@shop.example'],
      ['order mañana', [], undefined],
      ["o'clock' | \\ (", [], undefined],
      ['!!', [], undefined],
    ])('for “%s” finds %j', async (search, found, text) => {
      const [ada, grace] = [await aConversation('Ada', 1_000), await aConversation('Grace', 2_000)];
      await rows.message(channel, ada.contact, 'My order number is 1042, has it left?', new Date(1_000));
      await rows.message(channel, grace.contact, 'Vuelvo mañana', new Date(1_000));
      await rows.message(channel, grace.contact, 'Write to ines@shop.example', new Date(2_000), outgoing);
      const { body } = await api.call<Page<ConversationView>>(
        'GET',
        `/api/conversations?search=${encodeURIComponent(search)}`,
      );
      expect(body.items.map(({ contact }) => contact.name)).toEqual(found);
      expect(body.items[0]?.found?.text).toBe(text);
    });

    it('shows the newest message with the words, also after the index was settled', async () => {
      const { contact } = await aConversation('Ada');
      await rows.message(channel, contact, 'blue one', new Date(1_000));
      const newest = await rows.message(channel, contact, 'blue two', new Date(2_000));
      await rows.message(channel, contact, 'red', new Date(3_000));
      await api.sql(`SELECT gin_clean_pending_list('message_words')`);
      const { body } = await api.call<Page<ConversationView>>('GET', '/api/conversations?search=blu');
      expect(body.items.map(({ found }) => found)).toEqual([{ id: newest, text: 'blue two', at: 2_000 }]);
    });

    it('looks for words by their index', async () => {
      await api.sql(
        `INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at)
         SELECT gen_random_uuid(), $1, $2, $2, 'in', '{}', 'word' || n, now(), now() FROM generate_series(1, 20000) n`,
        [api.workspaceId, channel],
      );
      await api.sql('ANALYZE message');
      const plan = await api.sql<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT channel_id FROM message m WHERE workspace_id = $1
            AND to_tsvector('simple', m.text) @@ to_tsquery('simple', '''word77'':*')`,
        [api.workspaceId],
      );
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('message_words');
    });
  });

  it('reads a thread in both directions from any message, each message once', async () => {
    const { id, contact } = await aConversation('Ada');
    const texts = Array.from({ length: 11 }, (_, index) => `m${String(index).padStart(2, '0')}`);
    const ids: string[] = [];
    for (const [index, text] of texts.entries()) {
      // Pairs of the same moment.
      ids.push(await rows.message(channel, contact, text, new Date(1_000 + Math.floor(index / 2))));
    }
    const read = async (query: string) =>
      (await api.call<ThreadPage>('GET', `/api/conversations/${id}/messages?limit=4&${query}`)).body;
    const start = await read(`around=${ids[5]}`);
    expect(start.items.map(({ text }) => text)).toEqual(['m07', 'm06', 'm05', 'm04']);
    const seen = start.items.map(({ text }) => text);
    for (let cursor = start.next; cursor !== null;) {
      const page = await read(`cursor=${cursor}`);
      seen.push(...page.items.map(({ text }) => text));
      cursor = page.next;
    }
    for (let cursor = start.previous; cursor !== null;) {
      const page = await read(`cursor=${cursor}`);
      seen.unshift(...page.items.map(({ text }) => text));
      cursor = page.previous;
    }
    expect(seen).toEqual(texts.toReversed());
    expect((await read('')).previous).toBeNull();
    expect((await read(`around=${NOWHERE}`)).items[0]?.text).toBe('m10');
    const foreign = await api.call<ProblemResponse>('GET', `/api/conversations/${NOWHERE}/messages?around=${ids[5]}`);
    expect(foreign.status).toBe(404);
  });

  describe('labels', () => {
    it('are put on and taken off, twice as once, and change wherever they are', async () => {
      const { id } = await aConversation('Ada');
      const [refund, vip] = [await addLabel('Refund'), await addLabel('VIP')];
      const label = (method: 'PUT' | 'DELETE', { id: own }: LabelView) =>
        api.call<ConversationView>(method, `/api/conversations/${id}/labels/${own}`);
      await label('PUT', vip);
      await label('PUT', refund);
      expect((await label('PUT', refund)).body.labels).toEqual([refund, vip]);
      await api.call('PUT', `/api/labels/${vip.id}`, { name: 'Big', color: 'red' });
      expect((await label('DELETE', refund)).body.labels).toEqual([{ id: vip.id, name: 'Big', color: 'red' }]);
      expect((await label('DELETE', refund)).status).toBe(200);
      expect((await api.call('DELETE', `/api/labels/${vip.id}`)).status).toBe(204);
      expect((await api.call<ConversationView>('GET', `/api/conversations/${id}`)).body.labels).toEqual([]);
    });

    it.each([
      ['PUT', { name: 'Refund', color: 'red' }],
      ['DELETE', undefined],
    ] as const)('that there are not: %s', async (method, body) => {
      const answer = await api.call<ProblemResponse>(method, `/api/labels/${NOWHERE}`, body);
      expect([answer.status, answer.body.code]).toEqual([404, 'label.not_found']);
    });

    it('have names of their own, and go on conversations that there are', async () => {
      const { id } = await addLabel('Refund');
      const again = await api.call<ProblemResponse>('POST', '/api/labels', { name: 'refund', color: 'red' });
      expect([again.status, again.body.code]).toEqual([409, 'label.name_taken']);
      const nowhere = await api.call<ProblemResponse>('PUT', `/api/conversations/${NOWHERE}/labels/${id}`);
      expect([nowhere.status, nowhere.body.code]).toEqual([404, 'conversation.not_found']);
    });
  });

  it('keeps notes, which say who wrote them even when the agent is gone, and sends nothing', async () => {
    const { id } = await aConversation('Ada');
    const ines = await addAgent('Ines');
    const note = (text: string, agent: AgentView | null) =>
      api.call<NoteView>('POST', `/api/conversations/${id}/notes`, { text }, as(agent));
    const first = await note('  Wants the invoice by post. ', ines);
    expect([first.status, first.body.text]).toEqual([201, 'Wants the invoice by post.']);
    await note('Called', null);
    await api.call('DELETE', `/api/agents/${ines.id}`);
    const list = async () => (await api.call<NoteView[]>('GET', `/api/conversations/${id}/notes`)).body;
    expect((await list()).map(({ text, agentName }) => [text, agentName])).toEqual([
      ['Called', ''],
      ['Wants the invoice by post.', 'Ines'],
    ]);
    expect((await api.call<ConversationView>('GET', `/api/conversations/${id}`)).body.notes).toBe(2);
    expect((await api.call('DELETE', `/api/conversations/${id}/notes/${first.body.id}`)).status).toBe(204);
    expect(await list()).toHaveLength(1);
    expect(await api.sql('SELECT FROM message')).toEqual([]);
    expect((await note(' ', null)).status).toBe(422);
    expect((await api.call('POST', `/api/conversations/${NOWHERE}/notes`, { text: 'x' })).status).toBe(404);
  });

  it('CTN-02 says which agent wrote a message', async () => {
    const { id } = await aConversation('Ada');
    const ines = await addAgent('Ines');
    const { body } = await api.call('POST', `/api/conversations/${id}/messages`, { text: 'Hello' }, as(ines));
    expect(body).toMatchObject({ sentBy: { agentId: ines.id, agentName: 'Ines' } });
  });
});
