import { setTimeout as sleep } from 'node:timers/promises';
import type {
  ClientToServerEvents,
  DashboardView,
  JourneyDetail,
  PublishedVersion,
  ProblemResponse,
  ServerToClientEvents,
} from '@sendero/shared';
import { io, type Socket } from 'socket.io-client';
import { LiveNotices } from '../live/live-notices';
import { aJourney, anyMessage, end, text } from '../testing/journeys';
import { eventually } from '../testing/product';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';
const MINUTE = 60_000;
/** Two days in Kathmandu, which is 5:45 ahead of UTC: they begin at 18:15Z the day before. */
const DAYS = '2026-11-02..2026-11-03';

describe('the dashboard', () => {
  let api: TestApi;
  let rows: Rows;
  let channel: string;
  let journey: { readonly id: string; readonly version: string };
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
    await api.sql(`UPDATE workspace SET time_zone = 'Asia/Kathmandu'`);
    const document = aJourney({ start: anyMessage, hi: text('Hi'), done: end }, [
      'start.next -> hi',
      'hi.sent -> done',
    ]);
    const { id } = (await api.call<JourneyDetail>('POST', '/api/journeys', { name: 'Welcome', document })).body;
    const { body } = await api.call<PublishedVersion>('POST', `/api/journeys/${id}/publish`, {});
    journey = { id, version: body.id };
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.sql(
      `TRUNCATE message, run, visit, event, timer, outbox, conversion, counter, counter_delta, unknown_webhook,
                channel_throughput CASCADE`,
    );
    await api.sql('DELETE FROM channel');
    channel = await rows.channel();
  });

  const look = async (range = DAYS) => (await api.call<DashboardView>('GET', `/api/dashboard?range=${range}`)).body;
  const day = (time: string) => new Date(`2026-11-02T${time}Z`);
  const came = (contact: string, at: Date) => rows.message(channel, contact, 'Hello', at);
  const went = (contact: string, at: Date, columns: object = {}, workspace = api.workspaceId) =>
    rows.message(
      channel,
      contact,
      'Hi',
      at,
      { direction: 'out', body: '{}', status: 'sent', journey_id: journey.id, accepted_at: at, ...columns },
      workspace,
    );
  const starts = async (contactId: string, state: object = {}, status = 'active', workspace = api.workspaceId) => {
    const run = await rows.run(
      { journeyId: journey.id, versionId: journey.version, contactId },
      { ...state },
      status,
      workspace,
    );
    await api.sql('UPDATE run SET started_at = $2 WHERE id = $1', [run, day('08:00')]);
    return run;
  };

  it('shows messages by the days of the workspace, those of a range and of no other', async () => {
    const ada = await rows.contact('Ada');
    await came(ada, new Date('2026-11-01T18:14:59.999Z'));
    await came(ada, new Date('2026-11-01T18:15:00Z'));
    await went(ada, new Date('2026-11-03T18:14:59Z'));
    await went(ada, new Date('2026-11-03T18:15:00Z'));
    await went(await rows.contact('Theirs', '', ELSEWHERE), day('10:00'), {}, ELSEWHERE as typeof api.workspaceId);
    const { traffic, timeZone, from, to, funnel } = await look();
    expect([timeZone, new Date(from), new Date(to)]).toEqual([
      'Asia/Kathmandu',
      new Date('2026-11-01T18:15:00Z'),
      new Date('2026-11-03T18:15:00Z'),
    ]);
    expect(traffic.bucket).toBe('hour');
    expect(traffic.points).toHaveLength(48);
    expect(traffic.points.filter((point) => point.in + point.out > 0)).toEqual([
      { at: from, in: 1, out: 0 },
      { at: to - 60 * MINUTE, in: 0, out: 1 },
    ]);
    expect(funnel.messages).toBe(1);
  });

  it.each([
    ['2026-10-04..2026-11-03', 'day'],
    ['2026-11-02..2026-11-02', 'quarter'],
  ])('gathers %s by the %s', async (range, bucket) => {
    const ada = await rows.contact('Ada');
    await came(ada, day('09:47'));
    await came(ada, day('09:59'));
    const { traffic } = await look(range);
    expect(traffic.bucket).toBe(bucket);
    const start = bucket === 'day' ? '2026-11-01T18:15:00Z' : '2026-11-02T09:45:00Z';
    expect(traffic.points.filter((point) => point.in > 0)).toEqual([{ at: Date.parse(start), in: 2, out: 0 }]);
  });

  it('shows how many were meant, reached and answered, the control group and unconfirmed readers apart (NET-07, CTN-18, CTN-20, X-19)', async () => {
    const names = ['Reads', 'Answers', 'Fails', 'Blocked', 'Control', 'Holdout', 'Late', 'Waits'];
    const people = new Map<string, string>();
    for (const name of names) people.set(name, await rows.contact(name));
    const of = (name: string) => people.get(name) ?? '';

    await starts(of('Reads'));
    await went(of('Reads'), day('08:00'), { status: 'read', clicked_at: day('08:02') });
    await went(of('Reads'), day('08:10'), { status: 'delivered' });
    await came(of('Reads'), day('08:11'));
    // Two replies without a read receipt; what they wrote before is none.
    await came(of('Answers'), day('07:00'));
    await went(of('Answers'), day('09:00'), { status: 'delivered' });
    await came(of('Answers'), day('09:01'));
    await came(of('Answers'), day('09:02'));
    await went(of('Fails'), day('09:00'), { status: 'failed', problem: 'whatsapp.undeliverable' });
    await starts(of('Blocked'));
    await starts(of('Control'), { reason: 'control_group' }, 'ended');
    await starts(of('Holdout'), { reason: 'holdout' }, 'ended');
    // Within 24 hours after the range a reply still counts, later it does not.
    await went(of('Late'), new Date('2026-11-03T18:00:00Z'), { status: 'sent' });
    await came(of('Late'), new Date('2026-11-04T18:15:00Z'));
    // What they write while a message still waits is no reply to it.
    await went(of('Waits'), day('08:00'), { status: 'queued', accepted_at: null });
    await went(of('Waits'), day('08:00'), { status: 'cancelled', accepted_at: null });
    await came(of('Waits'), day('08:30'));

    expect((await look()).funnel).toEqual({
      targeted: 8,
      control: 2,
      users: 5,
      messages: 7,
      waiting: 1,
      sent: { messages: 4, people: 3 },
      delivered: { messages: 3, people: 2 },
      read: { messages: 1, people: 1 },
      replied: { messages: 3, people: 2 },
      readInferred: 1,
      clicked: { messages: 1, people: 1 },
      failed: { messages: 1, people: 1 },
      cancelled: 1,
    });
    await came(of('Late'), new Date('2026-11-04T18:14:00Z'));
    expect((await look()).funnel).toMatchObject({ replied: { messages: 4, people: 3 }, readInferred: 2 });
  });

  it('says what stood in the way, how often and what to do (CTN-18)', async () => {
    const [ada, ben] = [await rows.contact('Ada'), await rows.contact('Ben')];
    await went(ada, day('08:00'), { status: 'failed', problem: 'whatsapp.other', problem_detail: 'Old words' });
    await went(ada, day('09:00'), { status: 'failed', problem: 'whatsapp.other', problem_detail: 'No such thing' });
    const run = await starts(ben);
    const visit = {
      run_id: run,
      version_id: journey.version,
      entered_at: day('08:00'),
      cause: 'message',
      verdicts: '[]',
    };
    const blocked = { ...visit, node_id: 'hi', left_at: day('08:00'), output: 'blocked' };
    await rows.insert('visit', { ...blocked, revision: 2, problem: 'message.not_opted_in' });
    await rows.insert('visit', { ...blocked, revision: 3, problem: 'message.not_opted_in', left_at: new Date() });
    // A visit whose message failed is counted with its message.
    await rows.insert('visit', { ...blocked, revision: 4, problem: 'whatsapp.other', output: 'failed' });
    await went(ben, day('10:00'), { status: 'failed', problem: 'whatsapp.other', run_id: run, revision: 4 });
    expect((await look()).failures).toEqual([
      {
        type: 'failed',
        code: 'whatsapp.other',
        message: 'WhatsApp refused the message: unknown',
        whatToDo: expect.stringContaining('what WhatsApp says') as string,
        count: 3,
        people: 2,
        lastAt: day('10:00').getTime(),
      },
      {
        type: 'blocked',
        code: 'message.not_opted_in',
        message: 'The contact has not opted in to messages of this kind.',
        whatToDo: expect.stringContaining('opt-ins') as string,
        count: 1,
        people: 1,
        lastAt: day('08:00').getTime(),
      },
    ]);
  });

  it('shows the journeys in which most happened, and how many are under way', async () => {
    const ada = await rows.contact('Ada');
    const run = await starts(ada);
    await starts(await rows.contact('Ben'), { reason: 'control_group' }, 'ended');
    await went(ada, day('08:00'), { status: 'read' });
    await went(ada, day('08:00'), { status: 'failed', problem: 'whatsapp.other' });
    await rows.insert('conversion', { run_id: run, journey_id: journey.id, withheld: false, at: day('09:00') });
    const count = (metric: string, n: number) =>
      rows.insert('counter_delta', { version_id: journey.version, node_id: 'hi', metric, n });
    await count('entered', 5);
    await count('output:sent', 2);
    await rows.insert('counter', { version_id: journey.version, node_id: 'hi', metric: 'ended', n: 1 });
    const { journeys, activeRuns } = await look();
    expect(activeRuns).toBe(2);
    expect(journeys).toEqual([
      {
        id: journey.id,
        name: 'Welcome',
        status: 'live',
        started: 1,
        activeRuns: 2,
        messages: 2,
        sent: 1,
        read: 1,
        failed: 1,
        goals: 1,
      },
    ]);
    expect((await look('2026-11-05..2026-11-05')).journeys).toEqual([]);
  });

  it('shows what Meta told of a channel, and what goes over it', async () => {
    const tell = (value: object, of = channel) =>
      rows.insert('unknown_webhook', {
        channel_id: of,
        field: 'phone_number_quality_update',
        payload: JSON.stringify({ field: 'phone_number_quality_update', value }),
        received_at: day('08:00'),
      });
    const number = { display_phone_number: '351912345678' };
    expect((await look()).channels).toMatchObject([{ quality: null, messagingLimit: null, restsForMs: 0 }]);
    await tell({ ...number, event: 'UPGRADE', current_limit: 'TIER_1K' });
    await tell({ ...number, event: 'FLAGGED', max_daily_conversations_per_business: 'TIER_10K' });
    await tell({ ...number, event: 'ONBOARDING', max_daily_conversations_per_business: 'TIER_NOT_SET' });
    await tell({
      display_phone_number: '1',
      event: 'UNFLAGGED',
      max_daily_conversations_per_business: 'TIER_UNLIMITED',
    });
    const ada = await rows.contact('Ada');
    await came(ada, new Date());
    await went(ada, new Date());
    await went(ada, day('08:00'), { status: 'failed', problem: 'whatsapp.other' });
    await rows.insert('channel_throughput', {
      channel_id: channel,
      tokens: 0,
      filled_at: new Date(),
      held_until: new Date(Date.now() + 60_000),
    });
    const { channels, traffic } = await look();
    expect(channels).toMatchObject([
      {
        id: channel,
        lastMinute: { in: 1, out: 1 },
        messages: 1,
        failed: 1,
        quality: { state: 'flagged', at: day('08:00').getTime() },
        messagingLimit: { people: 10_000, at: day('08:00').getTime() },
      },
    ]);
    expect(traffic.lastMinute).toEqual({ in: 1, out: 1 });
    expect(channels[0]?.restsForMs).toBeGreaterThan(50_000);
    await tell({ ...number, event: 'UNFLAGGED', max_daily_conversations_per_business: 'TIER_UNLIMITED' });
    expect((await look()).channels).toMatchObject([
      { quality: { state: 'unflagged' }, messagingLimit: { people: null } },
    ]);
  });

  it.each([
    ['phone_number_quality_update', 'TIER_2K', 2_000],
    ['phone_number_quality_update', 'TIER_UNLIMITED', null],
    ['business_capability_update', 2_000, 2_000],
    ['business_capability_update', 'TIER_100K', 100_000],
    ['business_capability_update', -1, null],
  ])('reads the limit that %s tells as %j', async (field, told, people) => {
    const value = { display_phone_number: '351912345678', max_daily_conversations_per_business: told };
    const other = await rows.channel();
    const elsewhere = await rows.channel(api.workspaceId, '3006');
    await rows.insert('unknown_webhook', {
      channel_id: other,
      field,
      payload: JSON.stringify({
        field,
        value: field === 'business_capability_update' ? { ...value, display_phone_number: undefined } : value,
      }),
      received_at: day('08:00'),
    });
    await api.sql(`UPDATE channel SET display_phone_number = '+1 555' WHERE id = $1`, [elsewhere]);
    const { channels } = await look();
    const limitOf = (id: string) => channels.find((one) => one.id === id)?.messagingLimit;
    expect(limitOf(channel)).toEqual({ people, at: day('08:00').getTime() });
    expect(limitOf(elsewhere)).toBeNull();
  });

  it('shows how far the machinery is behind', async () => {
    expect((await look()).runtime).toEqual({
      events: { count: 0, oldestMs: 0 },
      timers: { count: 0, oldestMs: 0 },
      outbox: { ready: 0, quiet: 0, paused: 0 },
    });
    const ada = await rows.contact('Ada');
    const from = Date.now();
    const ago = (ms: number) => new Date(Date.now() - ms);
    const event = { lane: 7, contact_id: ada, payload: '{}' };
    await rows.insert('event', { ...event, channel_id: channel, received_at: ago(MINUTE) });
    await rows.insert('event', { ...event, channel_id: channel, received_at: ago(10) });
    await rows.insert('event', { ...event, channel_id: await rows.channel(ELSEWHERE), received_at: ago(9 * MINUTE) });
    const run = await starts(ada);
    await rows.insert('timer', { run_id: run, token: 1, lane: 7, due_at: ago(2 * MINUTE) });
    await rows.insert('timer', { run_id: run, token: 2, lane: 7, due_at: ago(-MINUTE) });
    const queue = async (columns: object) =>
      rows.insert('outbox', {
        message_id: await went(ada, new Date(), { status: 'queued' }),
        channel_id: channel,
        contact_id: ada,
        attempt: 0,
        ...columns,
      });
    await queue({});
    await queue({ quiet_until: ago(-MINUTE) });
    await queue({ journey_id: journey.id });
    await api.sql(`UPDATE journey SET status = 'paused' WHERE id = $1`, [journey.id]);
    const { events, timers, outbox } = (await look()).runtime;
    await api.sql(`UPDATE journey SET status = 'live' WHERE id = $1`, [journey.id]);
    expect([events.count, timers.count, outbox]).toEqual([2, 1, { ready: 1, quiet: 1, paused: 1 }]);
    const tookMs = Date.now() - from;
    for (const [oldestMs, waitedMs] of [
      [events.oldestMs, MINUTE],
      [timers.oldestMs, 2 * MINUTE],
    ] as const) {
      expect(oldestMs).toBeGreaterThanOrEqual(waitedMs);
      expect(oldestMs).toBeLessThanOrEqual(waitedMs + tookMs);
    }
  });

  it.each(['tomorrow', '2026-11-03..2026-11-02', ''])('refuses “%s”, which is no range', async (range) => {
    const { status, body } = await api.call<ProblemResponse>('GET', `/api/dashboard?range=${range}`);
    expect([status, body.code]).toEqual([422, 'request.invalid']);
  });

  it('comes by itself to who watches it, at most once a second, as the API tells it', async () => {
    const browser: Socket<ServerToClientEvents, ClientToServerEvents> = io(api.url, { transports: ['websocket'] });
    const heard: DashboardView[] = [];
    browser.on('dashboard.changed', (view) => heard.push(view));
    expect(await browser.emitWithAck('watch', 'dashboard/2026-11-03..2026-11-02')).toMatchObject({ ok: false });
    expect(await browser.emitWithAck('watch', 'dashboard/hour')).toEqual({ ok: true });
    const live = api.app.get(LiveNotices);
    const ada = await rows.contact('Ada');
    const began = Date.now();
    let told = 0;
    while (told < 25 || heard.length < 2) {
      live.addMessage(api.workspaceId, await came(ada, new Date()));
      told += 1;
      await sleep(50);
    }
    const last = await eventually(
      () => Promise.resolve(heard.at(-1)),
      (view) => view?.traffic.points.reduce((sum, point) => sum + point.in, 0) === told,
    );
    browser.close();
    // Clocks and timers may differ by a little.
    expect(heard.length).toBeLessThanOrEqual((Date.now() - began) / 1_000 + 2);
    const { funnel, failures, runtime } = last ?? (await look('hour'));
    expect(await look('hour')).toMatchObject({ funnel, failures, runtime });
  });
});
