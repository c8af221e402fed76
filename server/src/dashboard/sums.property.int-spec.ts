import type { DashboardView, JourneyDetail, PublishedVersion } from '@sendero/shared';
import fc from 'fast-check';
import { Client } from 'pg';
import { aJourney, anyMessage, end, text } from '../testing/journeys';
import { PLAIN_ROWS, plainFunnel, type PlainRows } from '../testing/plain-figures';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';
import { SumKeeper } from './sum-keeper';
import { SumsRepository } from './sums.repository';

const MINUTE = 60_000;
/** Three days ago: everything about it is late, and there is not much time since that is to be summed up as well. */
const DATE = new Date(Date.now() - 3 * 24 * 60 * MINUTE).toISOString().slice(0, 10);
const NOON = Date.parse(`${DATE}T12:00:00Z`);
const DAY = `${DATE}..${DATE}`;
const PEOPLE = 4;
const statuses = ['queued', 'accepted', 'sent', 'delivered', 'read', 'failed', 'cancelled'] as const;

/** Minutes from noon, from the evening before until the evening after, when replies still count. */
const at = fc.integer({ min: -14 * 60, max: 30 * 60 });
const who = fc.nat(PEOPLE - 1);
const things = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('writes' as const), who, at }) },
    {
      weight: 6,
      arbitrary: fc.record({ type: fc.constant('gets' as const), who, at, status: fc.constantFrom(...statuses) }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('starts' as const), who, at, withheld: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('is blocked' as const), who, at }) },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant('reaches' as const), which: fc.nat(), at, withheld: fc.boolean() }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('passes' as const),
        which: fc.nat(),
        node: fc.constantFrom('won', 'paid', 'done'),
        at,
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({ type: fc.constant('moves' as const), which: fc.nat(), to: fc.constantFrom(...statuses) }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('clicks' as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('goes' as const), which: fc.nat() }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('sums up' as const) }) },
    // As if the process had been down since then.
    { weight: 1, arbitrary: fc.record({ type: fc.constant('is behind' as const), at }) },
  ),
  { minLength: 1, maxLength: 40 },
);
type Thing = typeof things extends fc.Arbitrary<(infer T)[]> ? T : never;

describe('sums', () => {
  let api: TestApi;
  let rows: Rows;
  let channel: string;
  let journeyId: string;
  let versionId: string;
  let people: string[];
  let revision = 0;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    const [won, paid] = [['goal', { name: 'Won' }] as const, ['goal', { name: 'Paid' }] as const];
    const document = aJourney({ start: anyMessage, hi: text('Hi'), won, paid, done: end }, [
      'start.next -> hi',
      'hi.sent -> won',
      'won.next -> paid',
      'paid.next -> done',
    ]);
    journeyId = (await api.call<JourneyDetail>('POST', '/api/journeys', { name: 'Welcome', document })).body.id;
    versionId = (await api.call<PublishedVersion>('POST', `/api/journeys/${journeyId}/publish`, {})).body.id;
    channel = await rows.channel();
    people = [];
    for (let n = 0; n < PEOPLE; n++) people.push(await rows.contact(`Person ${n}`, `+35191000000${n}`));
  });
  afterAll(() => api.close());
  const clear = () =>
    api.sql('TRUNCATE message, run, visit, conversion, quarter_sum, quarter_failure, late_change, summed CASCADE');
  beforeEach(clear);

  const time = (minutes: number) => new Date(NOON + minutes * MINUTE);
  const sumUp = () => api.app.get(SumKeeper).keep();
  const look = async (range = DAY) => (await api.call<DashboardView>('GET', `/api/dashboard?range=${range}`)).body;
  const gets = (person: number, minutes: number, status: string) =>
    rows.message(channel, people[person] ?? '', 'Hi', time(minutes), {
      direction: 'out',
      body: '{}',
      status,
      journey_id: journeyId,
      accepted_at: status === 'queued' ? null : time(minutes + 40),
      problem: status === 'failed' ? 'whatsapp.other' : null,
    });
  const starts = async (person: number, minutes: number, withheld = false) =>
    rows.run(
      { journeyId, versionId, contactId: people[person] ?? '' },
      { reason: withheld ? 'control_group' : '' },
      'ended',
      api.workspaceId,
      time(minutes),
    );
  const passes = (run: string, node: string, minutes: number, columns: object = { output: 'next' }) =>
    rows.insert('visit', {
      run_id: run,
      revision: ++revision,
      version_id: versionId,
      node_id: node,
      entered_at: time(minutes),
      left_at: time(minutes),
      cause: 'message',
      verdicts: '[]',
      ...columns,
    });
  const isBlocked = async (person: number, minutes: number) =>
    passes(await starts(person, minutes), 'hi', minutes, { output: 'blocked', problem: 'message.not_opted_in' });
  const reaches = (run: string | undefined, minutes: number, withheld = false) =>
    api.sql(
      `INSERT INTO conversion (run_id, journey_id, withheld, at) SELECT id, journey_id, $2, $3 FROM run WHERE id = $1
       ON CONFLICT DO NOTHING`,
      [run, withheld, time(minutes)],
    );
  const pick = (all: readonly { readonly id: string }[], which: number) => all[which % Math.max(1, all.length)]?.id;
  const oneOf = async (which: number): Promise<string | undefined> =>
    pick(await api.sql<{ id: string }>(`SELECT id FROM message WHERE direction = 'out' ORDER BY id`), which);
  const aRun = async (which: number): Promise<string | undefined> =>
    pick(await api.sql<{ id: string }>('SELECT id FROM run ORDER BY id'), which);

  const happen = async (thing: Thing): Promise<void> => {
    switch (thing.type) {
      case 'writes':
        await rows.message(channel, people[thing.who] ?? '', 'Hello', time(thing.at));
        return;
      case 'gets':
        await gets(thing.who, thing.at, thing.status);
        return;
      case 'starts':
        await starts(thing.who, thing.at, thing.withheld);
        return;
      case 'is blocked':
        await isBlocked(thing.who, thing.at);
        return;
      case 'reaches':
        await reaches(await aRun(thing.which), thing.at, thing.withheld);
        return;
      case 'passes': {
        const run = await aRun(thing.which);
        if (run !== undefined) await passes(run, thing.node, thing.at);
        return;
      }
      case 'moves':
        await api.sql(
          `UPDATE message SET status = $2::message_status, accepted_at = coalesce(accepted_at, created_at),
                  problem = CASE WHEN $2 = 'failed' THEN 'whatsapp.other' END WHERE id = $1`,
          [await oneOf(thing.which), thing.to],
        );
        return;
      case 'clicks':
        await api.sql('UPDATE message SET clicked_at = now() WHERE id = $1', [await oneOf(thing.which)]);
        return;
      case 'goes':
        await api.sql('DELETE FROM message WHERE id = $1', [await oneOf(thing.which)]);
        return;
      case 'sums up':
        return sumUp();
      case 'is behind':
        await api.sql(`DELETE FROM quarter_sum WHERE at >= date_bin('15 minutes', $1::timestamptz, 'epoch')`, [
          time(thing.at),
        ]);
        await api.sql(`DELETE FROM quarter_failure WHERE at >= date_bin('15 minutes', $1::timestamptz, 'epoch')`, [
          time(thing.at),
        ]);
        await api.sql(
          `UPDATE summed SET until = greatest(since, least(until, date_bin('15 minutes', $1::timestamptz, 'epoch')))`,
          [time(thing.at)],
        );
    }
  };

  const plain = async (): Promise<PlainRows> => ({
    messages: await api.sql(PLAIN_ROWS.messages, [api.workspaceId]),
    runs: await api.sql(PLAIN_ROWS.runs, [api.workspaceId]),
  });

  /** Counted one by one: the goal of the settings, and of each Goal step the first time that a run came there. */
  const plainGoals = async (from: number, to: number): Promise<number> => {
    const conversions = await api.sql<{ at: Date }>('SELECT at FROM conversion WHERE NOT withheld');
    const visits = await api.sql<{ run: string; node: string; at: Date }>(
      `SELECT run_id AS run, node_id AS node, left_at AS at FROM visit WHERE node_id IN ('won', 'paid') ORDER BY revision`,
    );
    const firsts = visits.filter(({ run, node }, n) => visits.findIndex((x) => x.run === run && x.node === node) === n);
    return [...conversions, ...firsts].filter(({ at: when }) => when.getTime() >= from && when.getTime() < to).length;
  };

  it('and what is not summed up come to what counting one by one does, whatever happens when (NET-07, CTN-18, X-19)', async () => {
    await fc.assert(
      fc.asyncProperty(things, async (all) => {
        await clear();
        for (const thing of all) await happen(thing);
        const view = await look();
        const { messages, runs } = await plain();
        const funnel = plainFunnel({ messages, runs }, view.from, view.to);
        expect(view.funnel).toEqual(funnel);
        const inRange = messages.filter(
          ({ created_at: when }) => when.getTime() >= view.from && when.getTime() < view.to,
        );
        const expected = new Map(view.traffic.points.map((point) => [point.at, { at: point.at, in: 0, out: 0 }]));
        for (const { created_at: when, direction } of inRange) {
          const point = expected.get(when.getTime() - (when.getTime() % (15 * MINUTE)));
          if (point) point[direction] += 1;
        }
        expect(view.traffic.points).toEqual([...expected.values()]);
        expect(view.channels[0]).toMatchObject({ messages: funnel.messages, failed: funnel.failed.messages });
        expect(view.journeys.reduce((sum, one) => sum + one.messages, 0)).toBe(funnel.messages);
        const goals = await plainGoals(view.from, view.to);
        expect(view.journeys.reduce((sum, one) => sum + one.goals, 0)).toBe(goals);
        const file = (await api.call<string>('GET', `/api/dashboard/goals.csv?range=${DAY}&journey=${journeyId}`)).body;
        expect(file.trim().split('\r\n')).toHaveLength(goals + 1);
        const failed = view.failures.find(({ type }) => type === 'failed');
        expect([failed?.count ?? 0, failed?.people ?? 0]).toEqual([funnel.failed.messages, funnel.failed.people]);
        // What is summed up anew from nothing is what was kept up to date.
        const kept = [view.funnel, view.failures, view.traffic.points, view.journeys];
        await api.sql('TRUNCATE quarter_sum, quarter_failure, late_change, summed');
        await sumUp();
        const anew = await look();
        expect([anew.funnel, anew.failures, anew.traffic.points, anew.journeys]).toEqual(kept);
      }),
      { numRuns: 40 },
    );
  }, 240_000);

  it('are what is read, and counted from rows only where something changed', async () => {
    await gets(0, 0, 'read');
    await gets(1, 0, 'read');
    await sumUp();
    // Nobody would do this; it shows which of the two is asked.
    await api.sql('UPDATE quarter_sum SET written = 7');
    expect((await look()).funnel.messages).toBe(14);
    await api.sql('UPDATE message SET clicked_at = now() WHERE contact_id = $1', [people[0]]);
    expect((await look()).funnel).toMatchObject({ messages: 8, clicked: { people: 1 } });
    await sumUp();
    expect((await look()).funnel).toMatchObject({ messages: 8, clicked: { people: 1 } });
    expect(await api.sql('SELECT 1 FROM late_change')).toEqual([]);
  });

  it('take in goals that are told of when their time is summed up, each step once for a run', async () => {
    const goals = async () => (await look()).journeys.map((journey) => journey.goals);
    const run = await starts(0, 0);
    await sumUp();
    expect(await goals()).toEqual([0]);
    await reaches(run, 30);
    expect(await goals()).toEqual([1]);
    await sumUp();
    expect(await goals()).toEqual([1]);
    await passes(run, 'won', 45);
    await passes(run, 'won', 60);
    await passes(run, 'done', 61);
    expect(await api.sql('SELECT 1 FROM late_change')).toHaveLength(2);
    expect(await goals()).toEqual([2]);
    await sumUp();
    expect(await goals()).toEqual([2]);
    expect(await api.sql('SELECT sum(goals)::int AS goals FROM quarter_sum')).toEqual([{ goals: 2 }]);
    expect(await api.sql('SELECT 1 FROM late_change')).toEqual([]);
  });

  it('miss no change that was committed only after they were made', async () => {
    const id = await gets(0, 0, 'sent');
    const other = new Client({ connectionString: api.databaseUrl });
    await other.connect();
    await other.query('BEGIN');
    await other.query(`UPDATE message SET status = 'read' WHERE id = $1`, [id]);
    await sumUp();
    expect((await look()).funnel.read.messages).toBe(0);
    await other.query('COMMIT');
    await other.end();
    expect((await look()).funnel.read.messages).toBe(1);
    await sumUp();
    expect((await look()).funnel.read.messages).toBe(1);
  });

  it('are whole or not there when a process dies while it makes them', async () => {
    await gets(0, 0, 'sent');
    await sumUp();
    await api.sql(`UPDATE message SET status = 'read'`);
    const dies = jest.spyOn(SumsRepository.prototype, 'settled').mockRejectedValueOnce(new Error('The process died'));
    await expect(sumUp()).rejects.toThrow('The process died');
    dies.mockRestore();
    expect(await api.sql('SELECT read FROM quarter_sum')).toEqual([{ read: 0 }]);
    expect(await api.sql('SELECT 1 FROM late_change')).toHaveLength(1);
    expect((await look()).funnel.read.messages).toBe(1);
    await sumUp();
    expect(await api.sql('SELECT read FROM quarter_sum')).toEqual([{ read: 1 }]);
    expect((await look()).funnel.read.messages).toBe(1);
  });

  it('are made by one process at a time, and not at all of what may still change unnoticed', async () => {
    const young = await rows.message(channel, people[0] ?? '', 'Hi', new Date(Date.now() - 50 * MINUTE));
    await gets(0, 0, 'sent');
    const another = new Client({ connectionString: api.databaseUrl });
    await another.connect();
    await sumUp();
    await another.query('BEGIN; SELECT 1 FROM summed FOR UPDATE');
    await gets(1, 0, 'sent');
    await sumUp();
    expect(await api.sql('SELECT 1 FROM late_change')).toHaveLength(1);
    await another.query('COMMIT');
    await another.end();
    await Promise.all([sumUp(), sumUp(), sumUp()]);
    expect(await api.sql('SELECT 1 FROM late_change')).toEqual([]);
    expect(await api.sql('SELECT 1 FROM quarter_sum')).toHaveLength(2);
    expect(await api.sql('SELECT 1 FROM message WHERE id = $1', [young])).toHaveLength(1);
    expect((await look('7d')).traffic.points.reduce((sum, point) => sum + point.in, 0)).toBe(1);
  });
});
