import { randomUUID } from 'node:crypto';
import type {
  ClientToServerEvents,
  InboxUpdate,
  JourneyCounts,
  ServerToClientEvents,
  Typing,
  WatchAnswer,
} from '@sendero/shared';
import { Pool } from 'pg';
import { io, type Socket } from 'socket.io-client';
import { JourneyCountsRepository } from '../journeys/journey-counts.repository';
import { anyMessage, aStraightJourney, end, text } from '../testing/journeys';
import { eventually } from '../testing/product';
import { Rows } from '../testing/rows';
import { API_KEY, TestApi } from '../testing/test-api';
import { LIVE_CHANNEL } from './live-notice';
import { LiveNotices } from './live-notices';

type Browser = Socket<ServerToClientEvents, ClientToServerEvents>;

const NOWHERE = '01990000-0000-7000-8000-00000000dead';
const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';

describe('live updates', () => {
  let api: TestApi;
  let rows: Rows;
  let live: LiveNotices;
  const open: Browser[] = [];
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    live = api.app.get(LiveNotices);
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
  });
  afterAll(() => api.close());
  afterEach(() => {
    for (const browser of open.splice(0)) browser.close();
  });

  const connect = async (extraHeaders: Readonly<Record<string, string>> = {}): Promise<Browser> => {
    const browser: Browser = io(api.url, { transports: ['websocket'], extraHeaders, reconnectionDelay: 10 });
    open.push(browser);
    await new Promise<void>((resolve) => browser.once('connect', resolve));
    return browser;
  };
  /** Topics are checked by the server, so tests may ask for whatever they like. */
  const watch = (browser: Browser, topic: string): Promise<WatchAnswer> => browser.emitWithAck('watch', asTopic(topic));
  const next = <E extends keyof ServerToClientEvents>(browser: Browser, event: E) =>
    new Promise<Parameters<ServerToClientEvents[E]>[0]>((resolve) => {
      const listener = (update: Parameters<ServerToClientEvents[E]>[0]) => resolve(update);
      browser.once<keyof ServerToClientEvents>(event, asListener(listener));
    });

  const publishedJourney = (name: string) =>
    api.publish(aStraightJourney({ start: anyMessage, hi: text('Hi'), done: end }), name);
  const count = (version: string, n = 1) =>
    api.sql(`INSERT INTO counter_delta (version_id, node_id, metric, n) VALUES ($1, 'start', 'entered', $2)`, [
      version,
      n,
    ]);

  it('show the complete counts of a version that changed, as the API tells them', async () => {
    const { journeyId: id, versionId: version } = await publishedJourney('Counted');
    const browser = await connect();
    expect(await watch(browser, `journey/${id}`)).toEqual({ ok: true });
    const update = next(browser, 'journey.counts');
    await count(version, 3);
    live.addVersion(api.workspaceId, version);
    expect(await update).toEqual((await api.call<JourneyCounts>('GET', `/api/journeys/${id}/counts`)).body);
    expect((await update).nodes).toMatchObject({ start: { entered: 3, here: 3 } });
  });

  it('show moves on the journey that they are on', async () => {
    const [one, two] = [await publishedJourney('Moved 1'), await publishedJourney('Moved 2')];
    const browser = await connect();
    await watch(browser, `journey/${one.journeyId}`);
    const update = next(browser, 'journey.moves');
    live.addMove(api.workspaceId, two.journeyId, NOWHERE, 'start', 'next');
    live.addMove(api.workspaceId, one.journeyId, NOWHERE, 'start', 'next');
    expect(await update).toEqual({
      journeyId: one.journeyId,
      moves: [{ runId: NOWHERE, from: 'start', output: 'next' }],
    });
  });

  it('BLO-28 show conversations and messages that changed', async () => {
    const channel = await rows.channel();
    const contact = await rows.contact('Ada', '+351912345678');
    const conversation = await rows.conversation(channel, contact, { lastInboundAt: new Date(1_000), unread: 1 });
    const message = await rows.message(channel, contact, 'Hello', new Date(1_000));
    const browser = await connect();
    expect(await watch(browser, 'inbox')).toEqual({ ok: true });
    const update = next(browser, 'inbox.changed');
    live.addMessage(api.workspaceId, message);
    expect(await update).toEqual({
      conversations: [(await api.call('GET', `/api/conversations/${conversation}`)).body],
      messages: [
        {
          id: message,
          conversationId: conversation,
          at: 1_000,
          quotes: null,
          text: 'Hello',
          direction: 'in',
          content: { type: 'text' },
        },
      ],
    });
  });

  it('show what a person wrote to everybody who watches the inbox', async () => {
    const channel = await rows.channel();
    const contact = await rows.contact('Grace');
    const conversation = await rows.conversation(channel, contact, { lastInboundAt: new Date(), unread: 1 });
    const browsers = [await connect(), await connect()];
    for (const browser of browsers) await watch(browser, 'inbox');
    const updates = Promise.all(browsers.map((browser) => next(browser, 'inbox.changed')));
    const sent = await api.call<{ id: string }>('POST', `/api/conversations/${conversation}/messages`, { text: 'Hi' });
    for (const { conversations, messages } of await updates) {
      expect(conversations.map(({ id, lastMessage }) => [id, lastMessage?.text])).toEqual([[conversation, 'Hi']]);
      expect(messages.map(({ id }) => id)).toEqual([sent.body.id]);
    }
  });

  it('show which messages were taken back because somebody was opted out (CT-46)', async () => {
    const channel = await rows.channel();
    const contact = await rows.contact('Joan');
    await rows.conversation(channel, contact, { lastInboundAt: new Date() });
    // More than go into one notice.
    const queued = await api.sql<{ id: string }>(
      `WITH queued AS (
         INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status)
         SELECT gen_random_uuid(), $1, $2, $3, 'out', '{"type":"text"}', 'Hi', now(), now(), 'queued'
           FROM generate_series(1, 200) RETURNING id
       ), waiting AS (
         INSERT INTO outbox (message_id, channel_id, contact_id) SELECT id, $2, $3 FROM queued
       )
       SELECT id FROM queued`,
      [api.workspaceId, channel, contact],
    );
    const browser = await connect();
    await watch(browser, 'inbox');
    const shown = new Map<string, string>();
    browser.on('inbox.changed', ({ messages }) => {
      for (const message of messages) if (message.direction === 'out') shown.set(message.id, message.status);
    });
    await api.call('POST', `/api/contacts/${contact}/consent`, { topic: 'all', state: 'out', evidence: 'By phone' });
    await eventually(
      () => Promise.resolve(shown.size),
      (messages) => messages === queued.length,
    );
    expect(new Set(shown.values())).toEqual(new Set(['cancelled']));
    expect([...shown.keys()].sort()).toEqual(queued.map(({ id }) => id).sort());
  });

  /** How many updates there may be, of five a second; clocks and timers may differ by a little. */
  const mostSince = (began: number) => (Date.now() - began) / 200 + 2;

  it('come at most five times a second, and the last one is right', async () => {
    const { journeyId: id, versionId: version } = await publishedJourney('Busy');
    const browser = await connect();
    await watch(browser, `journey/${id}`);
    const entered: number[] = [];
    browser.on('journey.counts', ({ nodes }) => entered.push(Object.values(nodes)[0]?.entered ?? 0));
    const began = Date.now();
    let written = 0;
    while (written < 100 || entered.length < 3) {
      written += 1;
      await count(version);
      // As many processes would: each gathers its own changes.
      await api.sql('SELECT pg_notify($1, $2)', [
        LIVE_CHANNEL,
        JSON.stringify({ workspace: api.workspaceId, versions: [version] }),
      ]);
    }
    await eventually(
      () => Promise.resolve(entered.at(-1)),
      (last) => last === written,
    );
    expect(entered.length).toBeLessThanOrEqual(mostSince(began));
  });

  it('come as seldom when several versions are walked at once, and the last of each is right', async () => {
    const { journeyId: id, versionId: version } = await publishedJourney('Versions');
    const versions = [version];
    for (let n = 0; n < 2; n++) versions.push(await api.journeys.publishAgain(id));
    const browser = await connect();
    await watch(browser, `journey/${id}`);
    const heard: (readonly [version: string, entered: number])[] = [];
    browser.on('journey.counts', ({ versionId, nodes }) =>
      heard.push([versionId, Object.values(nodes)[0]?.entered ?? 0]),
    );
    const began = Date.now();
    let written = 0;
    while (written < 100 || heard.length < 3) {
      written += 1;
      for (const one of versions) {
        await count(one);
        live.addVersion(api.workspaceId, one);
      }
    }
    await eventually(
      () => Promise.resolve(versions.map((one) => heard.filter(([of]) => of === one).at(-1)?.[1])),
      (last) => last.every((entered) => entered === written),
    );
    expect(heard.length).toBeLessThanOrEqual(mostSince(began));
  });

  it('reach nobody who does not watch, any more or in that workspace', async () => {
    const { journeyId: id, versionId: version } = await publishedJourney('Unwatched');
    const browser = await connect();
    const heard: unknown[] = [];
    browser.onAny((_, update) => heard.push(update));
    await watch(browser, `journey/${id}`);
    browser.emit('unwatch', asTopic(`journey/${id}`));
    await watch(browser, 'inbox');
    live.addVersion(api.workspaceId, version);
    live.addVersion(ELSEWHERE, version);
    const contact = await rows.contact('Theirs', '', ELSEWHERE);
    live.addConversation(ELSEWHERE, await rows.conversation(await rows.channel(ELSEWHERE), contact, {}, ELSEWHERE));
    live.addConversation(api.workspaceId, NOWHERE);
    // What is told after all of that comes by itself.
    const ours = await rows.conversation(await rows.channel(), await rows.contact('Ours'));
    await live.flush();
    live.addConversation(api.workspaceId, ours);
    await eventually(
      () => Promise.resolve(heard.length),
      (updates) => updates > 0,
    );
    expect(heard).toMatchObject([{ conversations: [{ id: ours }] }]);
  });

  it('make browsers connect again when notices were missed', async () => {
    const { journeyId: id, versionId: version } = await publishedJourney('Missed');
    const browser = await connect();
    await watch(browser, `journey/${id}`);
    const again = new Promise<void>((resolve) => browser.once('connect', resolve));
    await api.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'sendero live feed' AND datname = current_database()`,
    );
    await again;
    await watch(browser, `journey/${id}`);
    const update = next(browser, 'journey.counts');
    live.addVersion(api.workspaceId, version);
    expect(await update).toMatchObject({ journeyId: id });
  });

  it('come later when the connection that tells of them is lost', async () => {
    const { journeyId: id, versionId: version } = await publishedJourney('Untold');
    const browser = await connect();
    await watch(browser, `journey/${id}`);
    const update = next(browser, 'journey.counts');
    await count(version, 2);
    const lost = jest.spyOn(Pool.prototype, 'query').mockImplementationOnce(() => {
      throw new Error('Connection terminated');
    });
    live.addVersion(api.workspaceId, version);
    await expect(live.flush()).rejects.toThrow('Connection terminated');
    lost.mockRestore();
    expect((await update).nodes).toMatchObject({ start: { entered: 2 } });
  });

  it('come later when they can not be loaded at once', async () => {
    const { journeyId: id, versionId: version } = await publishedJourney('Unloaded');
    const browser = await connect();
    await watch(browser, `journey/${id}`);
    const update = next(browser, 'journey.counts');
    const fails = jest
      .spyOn(JourneyCountsRepository.prototype, 'load')
      .mockRejectedValueOnce(new Error('Connection terminated'));
    await count(version, 2);
    live.addVersion(api.workspaceId, version);
    expect((await update).nodes).toMatchObject({ start: { entered: 2 } });
    expect(fails).toHaveBeenCalledTimes(2);
    fails.mockRestore();
  });

  it('make browsers connect again when there were too many to show', async () => {
    const browser = await connect();
    await watch(browser, 'inbox');
    const again = new Promise<void>((resolve) => browser.once('connect', resolve));
    const flood = Array.from({ length: 25_000 }, () => randomUUID());
    for (const id of flood) live.addMessage(api.workspaceId, id);
    await again;
    expect(await watch(browser, 'inbox')).toEqual({ ok: true });
  });

  it.each([
    ['another website', { origin: 'https://evil.example' }, 'inbox', 'auth.foreign_origin'],
    ['a wrong key', { authorization: 'Bearer wrong' }, 'inbox', 'auth.required'],
    ['a topic that there is not', {}, 'everything', 'request.not_found'],
    ['no topic at all', {}, '', 'request.not_found'],
    ['a journey that there is not', {}, `journey/${NOWHERE}`, 'journey.not_found'],
    ['an address that is no id', {}, 'journey/x', 'request.not_found'],
  ])('are refused to %s', async (_, headers, topic, code) => {
    const browser = await connect(headers);
    expect(await watch(browser, topic)).toEqual({ ok: false, code, message: expect.any(String) });
  });

  it('may be watched with the API key', async () => {
    const browser = await connect({ authorization: `Bearer ${API_KEY}` });
    expect(await watch(browser, 'inbox')).toEqual({ ok: true });
  });

  describe('of who types', () => {
    const agent = { agentId: 'a1', name: 'Ines', active: true };
    const aConversation = async (workspace = api.workspaceId as string) => {
      const contact = await rows.contact('Ada', '', workspace);
      return rows.conversation(await rows.channel(), contact, {}, workspace);
    };
    const types = (browser: Browser, told: unknown) => browser.emit('typing', asTyping(told));

    it('reach those who watch the conversation, and nobody else (CTN-02)', async () => {
      const [id, other] = [await aConversation(), await aConversation()];
      const [ines, rui, elsewhere] = [await connect(), await connect(), await connect()];
      expect(await watch(rui, `conversation/${id}`)).toEqual({ ok: true });
      await watch(elsewhere, `conversation/${other}`);
      const strayed = jest.fn();
      elsewhere.on('conversation.typing', strayed);
      const heard = next(rui, 'conversation.typing');
      types(ines, { conversationId: id, ...agent });
      expect(await heard).toEqual({ conversationId: id, ...agent });
      const ended = next(rui, 'conversation.typing');
      types(ines, { conversationId: id, ...agent, active: false });
      expect(await ended).toMatchObject({ active: false });
      expect(strayed).not.toHaveBeenCalled();
    });

    it('are passed over when they can’t be read or are about nothing of ours', async () => {
      const id = await aConversation();
      const foreign = await aConversation(ELSEWHERE);
      const [ines, rui] = [await connect(), await connect()];
      for (const one of [id, foreign, NOWHERE]) await watch(rui, `conversation/${one}`);
      const heard: unknown[] = [];
      rui.on('conversation.typing', (typing) => heard.push(typing));
      for (const told of [
        null,
        'typing',
        { conversationId: id },
        { conversationId: id, ...agent, name: 'x'.repeat(81) },
        { conversationId: foreign, ...agent },
        { conversationId: NOWHERE, ...agent },
        { conversationId: id, ...agent, name: 'Last' },
      ]) {
        types(ines, told);
      }
      // They come in order: whatever was not passed over would be here before the last.
      expect(await next(rui, 'conversation.typing')).toEqual({ conversationId: id, ...agent, name: 'Last' });
      expect(heard).toHaveLength(1);
    });

    it.each(['conversation/', 'conversation/no-id'])('“%s” is no topic', async (topic) => {
      expect(await watch(await connect(), topic)).toMatchObject({ ok: false, code: 'request.not_found' });
    });
  });
});

/** Converts: what the server must check for itself. */
function asTopic(topic: string): Parameters<ClientToServerEvents['watch']>[0] {
  return topic as Parameters<ClientToServerEvents['watch']>[0];
}

/** Converts: what the server must check for itself. */
function asTyping(told: unknown): Typing {
  return told as Typing;
}

/** Converts: the event's name has decided what its listener is given. */
function asListener(listener: unknown): (update: JourneyCounts | InboxUpdate) => void {
  return listener as (update: JourneyCounts | InboxUpdate) => void;
}
