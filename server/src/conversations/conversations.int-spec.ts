import type { ConversationView, MessageView, Page, ProblemResponse } from '@sendero/shared';
import { SERVICE_WINDOW_MS } from '@sendero/shared';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const NOWHERE = '01990000-0000-7000-8000-00000000dead';
const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';
const MINUTE = 60_000;

describe('conversations', () => {
  let api: TestApi;
  let rows: Rows;
  let channel: string;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
    channel = await rows.channel();
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE contact, message, outbox, journey CASCADE'));

  /** A conversation whose contact wrote `ago` ms ago, or never. */
  const aConversation = async (name: string, ago: number | null, phone = '') => {
    const contact = await rows.contact(name, phone);
    const lastInboundAt = ago === null ? null : new Date(Date.now() - ago);
    return { contact, id: await rows.conversation(channel, contact, { lastInboundAt, unread: 2 }) };
  };
  const write = <T = MessageView & ProblemResponse>(id: string, text: string, key?: string) =>
    api.call<T>(
      'POST',
      `/api/conversations/${id}/messages`,
      { text },
      key === undefined ? {} : { 'idempotency-key': key },
    );
  const messagesOf = async (id: string) =>
    (await api.call<Page<MessageView>>('GET', `/api/conversations/${id}/messages`)).body.items;

  it('are listed page by page: who wrote last first, who never wrote last', async () => {
    for (const [name, ago] of [
      ['b', 2_000],
      ['never 1', null],
      ['a', 1_000],
      ['c', 3_000],
      ['never 2', null],
    ] as const) {
      await aConversation(name, ago);
    }
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: Page<ConversationView> } = await api.call(
        'GET',
        `/api/conversations?limit=2&cursor=${cursor}`,
      );
      names.push(...body.items.map(({ contact }) => contact.name));
      cursor = body.next;
    }
    expect(names).toEqual(['a', 'b', 'c', 'never 2', 'never 1']);
  });

  it('show who it is, when the window shuts, what was said last and what is unread', async () => {
    const { id, contact } = await aConversation('Ada', MINUTE, '+351912345678');
    await rows.message(channel, contact, 'Hello', new Date(1_000));
    await rows.message(channel, contact, 'Welcome', new Date(2_000), {
      direction: 'out',
      body: {},
      status: 'read',
    });
    const { body } = await api.call<ConversationView>('GET', `/api/conversations/${id}`);
    expect(body).toEqual({
      id,
      channelId: channel,
      contact: { id: contact, name: 'Ada', phone: '+351912345678' },
      windowExpiresAt: (body.lastInboundAt ?? 0) + SERVICE_WINDOW_MS,
      lastMessage: { direction: 'out', text: 'Welcome', at: 2_000 },
      lastInboundAt: expect.any(Number),
      unread: 2,
      status: 'bot',
      assignedTo: '',
      agent: null,
      team: null,
      bot: null,
      labels: [],
      notes: 0,
      note: '',
      openedAt: null,
      found: null,
    });
    expect((await api.call<Page<ConversationView>>('GET', '/api/conversations')).body.items).toEqual([body]);
  });

  it.each([
    ['ada', ['Ada']],
    ['912 345 678', ['Ada']],
    ['nobody', []],
  ])('are found by “%s”', async (search, names) => {
    await aConversation('Ada', 1, '+351912345678');
    await aConversation('Grace', 1, '+4915112345678');
    const { body } = await api.call<Page<ConversationView>>(
      'GET',
      `/api/conversations?search=${encodeURIComponent(search)}`,
    );
    expect(body.items.map(({ contact }) => contact.name)).toEqual(names);
  });

  it('are marked as read', async () => {
    const { id } = await aConversation('Ada', 1);
    const { status, body } = await api.call<ConversationView>('POST', `/api/conversations/${id}/read`, {});
    expect([status, body.unread]).toEqual([200, 0]);
    expect((await api.call<ConversationView>('GET', `/api/conversations/${id}`)).body.unread).toBe(0);
  });

  describe('of another workspace, or of none,', () => {
    it.each([
      ['GET', '', undefined],
      ['GET', '/messages', undefined],
      ['POST', '/messages', { text: 'Hello' }],
      ['POST', '/read', {}],
    ] as const)('are not there: %s %s', async (method, path, body) => {
      const contact = await rows.contact('Theirs', '', ELSEWHERE);
      const foreign = await rows.conversation(channel, contact, { lastInboundAt: new Date(), unread: 2 }, ELSEWHERE);
      for (const id of [foreign, NOWHERE, 'no-id']) {
        const answer = await api.call<ProblemResponse>(method, `/api/conversations/${id}${path}`, body);
        expect([answer.status, answer.body.code]).toEqual([404, 'conversation.not_found']);
      }
      expect(await api.sql('SELECT unread FROM conversation')).toEqual([{ unread: 2 }]);
      expect((await api.call('GET', '/api/conversations')).body).toEqual({ items: [], next: null });
    });
  });

  describe('messages', () => {
    it('come newest first, page by page, also those of the same moment', async () => {
      const { id, contact } = await aConversation('Ada', 1);
      const texts = ['1', '2', '3', '4', '5'];
      for (const text of texts) await rows.message(channel, contact, text, new Date(text < '3' ? 1_000 : 2_000));
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body }: { body: Page<MessageView> } = await api.call(
          'GET',
          `/api/conversations/${id}/messages?limit=2&cursor=${cursor}`,
        );
        seen.push(...body.items.map(({ text }) => text));
        cursor = body.next;
      }
      expect(seen).toEqual([...texts].reverse());
    });

    it('say who sent them and what became of them', async () => {
      const { id, contact } = await aConversation('Ada', 1);
      const journey = '01990000-0000-7000-8000-0000000000aa';
      await rows.insert('journey', {
        id: journey,
        workspace_id: api.workspaceId,
        name: 'Welcome',
        status: 'live',
        draft: {},
        created_at: new Date(),
        updated_at: new Date(),
      });
      const content = { type: 'session', message: { type: 'text', text: 'Hi', previewUrl: false } };
      const failed = { direction: 'out', body: content, status: 'failed' };
      await rows.message(channel, contact, 'Hello', new Date(1_000));
      await rows.message(channel, contact, 'Hi', new Date(2_000), {
        direction: 'out',
        body: content,
        status: 'delivered',
        journey_id: journey,
        node_id: 'n1',
      });
      await rows.message(channel, contact, 'Hi', new Date(3_000), { ...failed, problem: 'message.opted_out' });
      await rows.message(channel, contact, 'Hi', new Date(4_000), {
        ...failed,
        problem: 'whatsapp.other',
        problem_detail: 'Too blue (1)',
      });
      const common = {
        id: expect.any(String),
        direction: 'out',
        content,
        text: 'Hi',
        quotes: null,
        status: 'failed',
        sentBy: null,
      };
      expect(await messagesOf(id)).toEqual([
        {
          ...common,
          at: 4_000,
          problem: { code: 'whatsapp.other', message: 'WhatsApp refused the message: Too blue (1)' },
        },
        {
          ...common,
          at: 3_000,
          problem: { code: 'message.opted_out', message: 'The contact asked not to be written to.' },
        },
        {
          ...common,
          at: 2_000,
          status: 'delivered',
          problem: null,
          sentBy: { journeyId: journey, journeyName: 'Welcome', node: 'n1' },
        },
        { id: expect.any(String), direction: 'in', at: 1_000, text: 'Hello', quotes: null, content: { type: 'text' } },
      ]);
    });
  });

  describe('writing by hand', () => {
    it('CTN-02 queues the message for the sender, with its place in line, in one go', async () => {
      const { id, contact } = await aConversation('Ada', MINUTE);
      api.rings();
      const { status, body } = await write(id, 'On its way.');
      expect(status).toBe(201);
      expect(body).toEqual({
        id: expect.any(String),
        at: expect.any(Number),
        text: 'On its way.',
        quotes: null,
        direction: 'out',
        content: { type: 'session', message: { type: 'text', text: 'On its way.', previewUrl: false } },
        status: 'queued',
        problem: null,
        sentBy: null,
      });
      expect(await messagesOf(id)).toEqual([body]);
      expect(await api.sql('SELECT message_id, channel_id, contact_id, lease_until, attempt FROM outbox')).toEqual([
        { message_id: body.id, channel_id: channel, contact_id: contact, lease_until: null, attempt: 0 },
      ]);
      expect(api.rings()).toEqual(['send']);
    });

    it('does the same thing once, however often and however close together it is asked for', async () => {
      const { id } = await aConversation('Ada', MINUTE);
      const answers = await Promise.all([1, 2, 3, 4].map(() => write(id, 'Once', 'key-1')));
      const later = await write(id, 'Another text', 'key-1');
      const ids = new Set([...answers, later].map(({ body }) => body.id));
      expect([...answers, later].map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
      expect(ids.size).toBe(1);
      expect(later.body.text).toBe('Once');
      expect(await api.sql('SELECT FROM outbox')).toHaveLength(1);
    });

    it('answers a repeated request also after the window has shut', async () => {
      const { id } = await aConversation('Ada', MINUTE);
      const { body } = await write(id, 'Once', 'key-1');
      await api.sql(`UPDATE conversation SET window_expires_at = now() - interval '1 hour'`);
      expect(await write(id, 'Once', 'key-1')).toMatchObject({ status: 201, body: { id: body.id } });
    });

    it('takes the same key in another conversation for another request', async () => {
      const [one, two] = [await aConversation('Ada', MINUTE), await aConversation('Grace', MINUTE)];
      const answers = [await write(one.id, 'Hi', 'key-1'), await write(two.id, 'Hi', 'key-1')];
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(await api.sql('SELECT FROM outbox')).toHaveLength(2);
    });

    it.each([
      ['nothing', '  ', 422, 'message.empty'],
      ['BLO-27 too much', 'x'.repeat(4097), 422, 'message.too_long'],
    ])('refuses %s', async (_, text, status, code) => {
      const { id } = await aConversation('Ada', MINUTE);
      const answer = await write(id, text);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    it.each([
      ['a minute before the window shuts', SERVICE_WINDOW_MS - 30_000],
      ['after the window has shut', SERVICE_WINDOW_MS + 1],
      ['to somebody who never wrote', null],
    ])('BLO-03 is refused %s', async (_, ago) => {
      const { id } = await aConversation('Ada', ago);
      const { status, body } = await write(id, 'Hello');
      expect([status, body.code]).toEqual([409, 'message.window_closed']);
      expect(await api.sql('SELECT FROM message')).toEqual([]);
    });

    it('is refused to somebody who asked us to stop, until they opt in again', async () => {
      const { id, contact } = await aConversation('Ada', MINUTE);
      const consent = (state: string) =>
        api.call('POST', `/api/contacts/${contact}/consent`, { topic: 'all', state, evidence: 'Said so' });
      await consent('out');
      expect(await write(id, 'Hello')).toMatchObject({ status: 409, body: { code: 'message.opted_out' } });
      await consent('in');
      expect((await write(id, 'Hello')).status).toBe(201);
    });

    it.each(['', 'x'.repeat(201)])('takes no key of %j', async (key) => {
      const { id } = await aConversation('Ada', MINUTE);
      expect(await write(id, 'Hello', key)).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    });
  });
});
