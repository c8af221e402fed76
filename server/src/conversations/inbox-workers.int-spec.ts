import {
  closedSince,
  type AgentView,
  type BusinessHours,
  type ConversationView,
  type Page,
  type TeamView,
} from '@sendero/shared';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import { LiveNotices } from '../live/live-notices';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';
import { AwayAnswerer } from './away-answerer';
import { InboxConnection } from './inbox-connection';
import { TurnGiver } from './turn-giver';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const everyDay = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

describe('what the inbox does by itself', () => {
  let api: TestApi;
  let rows: Rows;
  let channel: string;
  let giver: TurnGiver;
  let answerer: AwayAnswerer;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    channel = await rows.channel();
    giver = api.app.get(TurnGiver);
    answerer = api.app.get(AwayAnswerer);
  });
  afterAll(() => api.close());

  /** The same part of three further processes. */
  const inOthers = <T>(part: (config: Config, connection: InboxConnection, live: LiveNotices) => T): readonly T[] => {
    const { app } = api;
    const connections = app.get(HotConnections);
    return [1, 2, 3].map(() => part(app.get<Config>(CONFIG), new InboxConnection(connections), app.get(LiveNotices)));
  };
  beforeEach(() => api.sql('TRUNCATE contact, message, outbox, agent, team, consent CASCADE'));

  /** A conversation that people have. */
  const waits = async (name: string, lastInboundAt: number, team: string | null = null) => {
    const contact = await rows.contact(name);
    const id = await rows.conversation(channel, contact, { lastInboundAt: new Date(lastInboundAt), unread: 1 });
    await api.sql(`UPDATE conversation SET status = 'open', team_id = $1, opened_at = $2 WHERE id = $3`, [
      team,
      new Date(lastInboundAt),
      id,
    ]);
    return { contact, id };
  };

  describe('giving conversations out by turns', () => {
    const addAgent = async (name: string) =>
      (await api.call<AgentView>('POST', '/api/agents', { name, color: 'green' })).body;
    const addTeam = async (members: readonly AgentView[], roundRobin = true) =>
      (
        await api.call<TeamView>('POST', '/api/teams', {
          name: 'Support',
          members: members.map(({ id }) => id),
          roundRobin,
        })
      ).body;
    const holders = async () => {
      const { body } = await api.call<Page<ConversationView>>('GET', '/api/conversations');
      return body.items.toReversed().map(({ contact, agent }) => `${contact.name}: ${agent?.name ?? 'nobody'}`);
    };
    let at = 0;
    const next = (name: string, team: TeamView) => waits(name, Date.now() - HOUR + (at += 1_000), team.id);

    it('goes round, over several rounds, the longest waiting first', async () => {
      const team = await addTeam([await addAgent('Ada'), await addAgent('Bea'), await addAgent('Cleo')]);
      for (const name of ['1', '2', '3', '4']) await next(name, team);
      await giver.work();
      expect(await holders()).toEqual(['1: Ada', '2: Bea', '3: Cleo', '4: Ada']);
      for (const name of ['5', '6']) await next(name, team);
      await giver.work();
      await next('7', team);
      await giver.work();
      expect((await holders()).slice(4)).toEqual(['5: Bea', '6: Cleo', '7: Ada']);
    });

    it('leaves out who is not available, and waits when nobody is', async () => {
      const [ada, bea] = [await addAgent('Ada'), await addAgent('Bea')];
      const team = await addTeam([ada, bea]);
      const available = (agent: AgentView, is: boolean) =>
        api.call('PATCH', `/api/agents/${agent.id}`, { available: is });
      await available(ada, false);
      for (const name of ['1', '2']) await next(name, team);
      await giver.work();
      await available(bea, false);
      await next('3', team);
      await giver.work();
      expect(await holders()).toEqual(['1: Bea', '2: Bea', '3: nobody']);
      await available(ada, true);
      await giver.work();
      expect((await holders())[2]).toBe('3: Ada');
    });

    it('touches neither other teams, nor what somebody has, nor what the bot has', async () => {
      const [ada, bea] = [await addAgent('Ada'), await addAgent('Bea')];
      const team = await addTeam([ada, bea]);
      const bot = await next('bot', team);
      await api.sql(`UPDATE conversation SET status = 'bot' WHERE id = $1`, [bot.id]);
      const taken = await next('taken', team);
      await api.sql('UPDATE conversation SET agent_id = $1 WHERE id = $2', [bea.id, taken.id]);
      await next('waits', team);
      await giver.work();
      expect(await holders()).toEqual(['bot: nobody', 'taken: Bea', 'waits: Ada']);
      await api.call('PATCH', `/api/teams/${team.id}`, { roundRobin: false });
      await next('by hand', team);
      await giver.work();
      expect((await holders())[3]).toBe('by hand: nobody');
    });

    it('gives each conversation once, however many do it at the same time', async () => {
      const agents = [await addAgent('Ada'), await addAgent('Bea')];
      const team = await addTeam(agents);
      for (let index = 0; index < 20; index += 1) await next(`c${index}`, team);
      const others = inOthers((config, connection, live) => new TurnGiver(config, connection, live));
      await Promise.all([giver, ...others].map((one) => one.work()));
      const counts = await api.sql<{ count: number }>(
        'SELECT count(*)::int AS count FROM conversation GROUP BY agent_id ORDER BY agent_id',
      );
      expect(counts.map(({ count }) => count)).toEqual([10, 10]);
    });
  });

  describe('answering while nobody is there', () => {
    const text = 'We are closed and will answer tomorrow.';
    let clock: jest.SpyInstance;
    let now = 0;
    /** Hours that ended two hours ago, and begin again tomorrow. */
    let hours: BusinessHours;

    beforeEach(async () => {
      now = Date.UTC(2026, 10, 18, 20, 0);
      clock = jest.spyOn(api.app.get(Clock), 'now').mockImplementation(() => now);
      hours = { zone: 'UTC', hours: [{ days: everyDay, from: '09:00', until: '18:00' }] };
      await api.call('PATCH', '/api/workspace', { businessHours: hours, awayMessage: text });
      api.rings();
    });
    afterEach(() => clock.mockRestore());

    const told = async () =>
      (
        await api.sql<{ name: string }>(
          `SELECT c.name FROM outbox o JOIN message m ON m.id = o.message_id JOIN contact c ON c.id = m.contact_id
            WHERE m.text = $1 AND m.status = 'queued' ORDER BY m.id`,
          [text],
        )
      ).map(({ name }) => name);

    it('tells each once while it is closed, by a message like any other', async () => {
      const { id } = await waits('Ada', now - HOUR);
      await answerer.work();
      expect(api.rings()).toEqual(['send']);
      await answerer.work();
      expect(api.rings()).toEqual([]);
      now += 3 * HOUR;
      await api.sql('UPDATE conversation SET last_inbound_at = $1', [new Date(now)]);
      await answerer.work();
      expect(await told()).toEqual(['Ada']);
      const { body } = await api.call('GET', `/api/conversations/${id}/messages`);
      expect(body).toMatchObject({ items: [{ text, status: 'queued', sentBy: { away: true } }] });
    });

    it('tells them again the next evening', async () => {
      const { id } = await waits('Ada', now - HOUR);
      await answerer.work();
      now += DAY;
      await answerer.work();
      expect(await told()).toEqual(['Ada']);
      await api.sql(
        `UPDATE conversation SET last_inbound_at = $1, window_expires_at = $1::timestamptz + interval '24 hours' WHERE id = $2`,
        [new Date(now - MINUTE), id],
      );
      await answerer.work();
      expect(await told()).toEqual(['Ada', 'Ada']);
    });

    it('tells them once in however many processes, and after however many crashes', async () => {
      for (let index = 0; index < 30; index += 1) await waits(`c${index}`, now - HOUR);
      const others = inOthers(
        (config, connection, live) =>
          new AwayAnswerer(config, connection, api.app.get(Clock), live, api.app.get(Doorbell)),
      );
      await Promise.all([answerer, ...others].map((one) => one.work()));
      await answerer.work();
      expect(new Set(await told()).size).toBe(30);
      expect(await told()).toHaveLength(30);
    });

    it.each<readonly [string, (change: (set: string) => Promise<unknown>) => unknown]>([
      ['who wrote before it closed', (set) => set(`last_inbound_at = '2026-11-18T17:59:00Z'`)],
      ['whom the bot answers', (set) => set(`status = 'bot'`)],
      ['who was given back to the bot', (set) => set(`status = 'resolved'`)],
      ['whose window has shut', (set) => set(`window_expires_at = '2026-11-18T20:00:30Z'`)],
      ['while it is open', () => (now = Date.UTC(2026, 10, 18, 17, 59))],
    ])('does not tell those %s', async (_, change) => {
      await waits('Ada', now - HOUR);
      await change((set) => api.sql(`UPDATE conversation SET ${set}`));
      await answerer.work();
      expect(await told()).toEqual([]);
    });

    it.each([
      ['asked us to stop', ['out'], []],
      ['asked us to stop and came back', ['out', 'in'], ['Ada']],
    ] as const)('knows who %s', async (_, states, expected) => {
      const { contact } = await waits('Ada', now - HOUR);
      for (const state of states) {
        now += 1_000;
        await api.call('POST', `/api/contacts/${contact}/consent`, { topic: 'all', state, evidence: 'Said so' });
      }
      await answerer.work();
      expect(await told()).toEqual(expected);
    });

    it.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
      ['an agent answered since it closed', {}, []],
      ['a journey wrote', { journey_id: '01990000-0000-7000-8000-0000000000aa' }, ['Ada']],
      ['a rule wrote', { rule_id: '01990000-0000-7000-8000-0000000000aa' }, ['Ada']],
      ['a bot wrote', { bot_id: '01990000-0000-7000-8000-0000000000aa' }, ['Ada']],
    ])('where %s', async (_, sender, expected) => {
      const { contact } = await waits('Ada', now - HOUR);
      const sent = { direction: 'out', body: {}, status: 'sent', ...sender };
      await rows.message(channel, contact, 'Hello', new Date(now - MINUTE), sent);
      await answerer.work();
      expect(await told()).toEqual(expected);
    });

    it('says nothing without a message or without hours', async () => {
      await waits('Ada', now - HOUR);
      await api.call('PATCH', '/api/workspace', { awayMessage: '' });
      await answerer.work();
      await api.call('PATCH', '/api/workspace', { awayMessage: text, businessHours: null });
      await answerer.work();
      expect(await told()).toEqual([]);
      expect(closedSince(hours, now)).toBe(Date.UTC(2026, 10, 18, 18, 0));
    });
  });
});
