import type { AuditEntry, DoctorReport, Impact, JourneyTask, ListedVersion, Page } from '@sendero/shared';
import { aJourney, aStraightJourney, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const PERSON = '15550100001';
const HOUR = 3_600_000;
const CROWD = 2_500;

const arrows = ['start.next -> early', 'early.next -> late', 'late.next -> hi', 'hi.sent -> done'];
const steps = { start: keyword('go'), late: waitFor(2, 'hours'), hi: text('Time is up'), done: end };
const before = aJourney({ ...steps, early: waitFor(1, 'hours') }, arrows);
/** `early` waits longer now. */
const longer = aJourney({ ...steps, early: waitFor(3, 'hours') }, arrows);
/** `early` is gone. */
const shorter = aJourney({ ...steps }, ['start.next -> late', ...arrows.slice(2)]);

describe('publishing with people under way', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const finished = (id: string) =>
    eventually(
      async () => (await product.api<readonly JourneyTask[]>('GET', `/journeys/${id}/tasks`))[0],
      (task) => typeof task?.finishedAt === 'number',
      30_000,
    );
  const runs = () =>
    product.sql<{ number: number; node: string; status: string; n: number }>(
      `SELECT v.number, r.state->>'node' AS node, r.status, count(*)::int AS n
         FROM run r JOIN journey_version v ON v.id = r.version_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    );
  /** How many walk each version, as the list of versions says. */
  const walked = async (id: string) => {
    const { items } = await product.api<Page<ListedVersion>>('GET', `/journeys/${id}/versions`);
    return items.map(({ number, here }) => [number, here]);
  };
  /** Lets one person in, then as many more as are wanted, each a copy of that run with its timer. */
  const crowd = async (document: Parameters<Product['publish']>[0], size: number) => {
    const id = await product.publish(document);
    await product.writes(PERSON, 'go');
    await eventually(
      () => product.sql('SELECT 1 FROM timer'),
      (rows) => rows.length === 1,
    );
    await product.sql(
      `WITH people AS (
         INSERT INTO contact (id, workspace_id, lane, name, created_at, updated_at)
         SELECT uuidv7(), c.workspace_id, 0, 'One of many', now(), now()
           FROM run r JOIN contact c ON c.id = r.contact_id, generate_series(1, $1) RETURNING id
       ), copies AS (
         INSERT INTO run (id, workspace_id, journey_id, version_id, channel_id, contact_id, lane, status, state, started_at, updated_at)
         SELECT uuidv7(), r.workspace_id, r.journey_id, r.version_id, r.channel_id, p.id,
                get_byte(uuid_send(p.id), 15) % 64, 'active', r.state, now(), now()
           FROM run r, people p RETURNING id, lane
       ), counted AS (
         INSERT INTO counter_delta (version_id, node_id, metric, n)
         SELECT version_id, node_id, metric, n * $1 FROM (SELECT DISTINCT version_id FROM run) v,
                (VALUES ('start', 'entered', 1), ('start', 'output:next', 1), ('early', 'entered', 1)) AS m (node_id, metric, n)
       )
       INSERT INTO timer (run_id, token, lane, due_at)
       SELECT c.id, t.token, c.lane, t.due_at FROM copies c, timer t`,
      [size],
    );
    return id;
  };

  it('says beforehand who would be unchanged, changed, or without a place', async () => {
    const id = await crowd(before, 2);
    const impact = async () => product.api<Impact>('GET', `/journeys/${id}/impact`);
    expect(await impact()).toMatchObject({ total: 3, unchanged: 3, changed: 0, removed: 0 });
    await product.journeys.redraw(id, longer);
    expect(await impact()).toMatchObject({ total: 3, changed: 3 });
    await product.journeys.redraw(id, shorter);
    expect(await impact()).toEqual({
      total: 3,
      unchanged: 0,
      changed: 0,
      removed: 3,
      nodes: [{ versionNumber: 1, node: 'early', title: 'early', runs: 3, fate: 'removed' }],
    });
    expect(await runs()).toEqual([{ number: 1, node: 'early', status: 'active', n: 3 }]);
  });

  it('keeps people where they are with the time that they have waited, when their step is the same', async () => {
    const id = await crowd(before, 2);
    const timers = () => product.sql('SELECT run_id, token, due_at FROM timer ORDER BY run_id');
    const waited = await timers();
    await product.journeys.publishAgain(id, { inFlight: 'move' });
    expect(await finished(id)).toMatchObject({ total: 3, asked: 3, moved: 3, ended: 0, stayed: 0 });
    expect(await runs()).toEqual([{ number: 2, node: 'early', status: 'active', n: 3 }]);
    expect(await timers()).toEqual(waited);
  });

  it('leaves people on their version whose step has no place, unless the map says where they go', async () => {
    const id = await crowd(before, 2);
    await product.journeys.redraw(id, shorter);
    await product.journeys.publishAgain(id, { inFlight: 'move' });
    expect(await finished(id)).toMatchObject({ moved: 0, stayed: 3 });
    expect(await walked(id)).toEqual([
      [2, 0],
      [1, 3],
    ]);
    await product.journeys.publishAgain(id, { inFlight: 'move', nodes: { early: 'late' } });
    expect(await finished(id)).toMatchObject({ moved: 3 });
    expect(await runs()).toEqual([{ number: 3, node: 'late', status: 'active', n: 3 }]);
    expect(await walked(id)).toEqual([
      [3, 3],
      [2, 0],
      [1, 0],
    ]);
    await expect(product.journeys.publishAgain(id, { inFlight: 'move', nodes: { late: 'start' } })).rejects.toThrow(
      'journey.map_invalid',
    );
  });

  it('leaves counters that the doctor agrees with, whether a passage was broken off or not', async () => {
    const ailments = async () => {
      const { findings } = await product.api<DoctorReport>('GET', '/doctor?now=true');
      return findings.map(({ ailment, examples }) => [ailment, ...examples]);
    };
    const id = await crowd(before, 0);
    expect(await ailments()).toEqual([]);
    await product.journeys.publishAgain(id, { inFlight: 'move' });
    expect(await finished(id)).toMatchObject({ moved: 1 });
    expect(await ailments()).toEqual([]);
    await product.journeys.redraw(id, longer);
    await product.journeys.publishAgain(id, { inFlight: 'move' });
    expect(await finished(id)).toMatchObject({ moved: 1 });
    expect(await product.sql(`SELECT node_id FROM visit WHERE cause = 'moved'`)).toEqual([{ node_id: 'early' }]);
    expect(await ailments()).toEqual([]);
    await product.advanceClock(4 * HOUR);
    await eventually(runs, ([run]) => run?.node === 'late');
    await product.advanceClock(3 * HOUR);
    await eventually(runs, ([run]) => run?.status === 'ended');
    expect(await ailments()).toEqual([]);
  });

  it('takes people out of the old version', async () => {
    const id = await crowd(before, 2);
    await product.journeys.publishAgain(id, { inFlight: 'exit' });
    expect(await finished(id)).toMatchObject({ ended: 3 });
    expect(await runs()).toEqual([{ number: 1, node: 'early', status: 'ended', n: 3 }]);
    expect(await product.sql('SELECT 1 FROM timer')).toEqual([]);
  });

  it('moves each of a crowd once, also when the server is restarted between batches and timers fall due meanwhile', async () => {
    const id = await crowd(before, CROWD);
    await product.journeys.redraw(id, longer);
    await product.journeys.publishAgain(id, { inFlight: 'move' });
    await eventually(
      async () => (await product.api<readonly JourneyTask[]>('GET', `/journeys/${id}/tasks`))[0]?.asked ?? 0,
      (asked) => asked > 0,
    );
    await product.restart();
    const second = await product.another();
    try {
      await product.advanceClock(HOUR + 1_000);
      expect(await finished(id)).toMatchObject({ asked: CROWD + 1 });
      await eventually(
        () => product.sql('SELECT 1 FROM event'),
        (rows) => rows.length === 0,
      );
    } finally {
      await second.close();
    }
    const [sums] = await product.sql(
      `SELECT count(*)::int AS runs, count(DISTINCT t.run_id)::int AS timers,
              count(*) FILTER (WHERE v.number = 2)::int AS moved
         FROM run r JOIN journey_version v ON v.id = r.version_id
         LEFT JOIN timer t ON t.run_id = r.id AND t.token = (r.state->>'revision')::int WHERE r.status = 'active'`,
    );
    expect(sums).toEqual({ runs: CROWD + 1, timers: CROWD + 1, moved: CROWD + 1 });
    expect(await product.sql('SELECT 1 FROM dead_event')).toEqual([]);
    const { runs: totals } = await product.api<{ runs: object }>('GET', `/journeys/${id}`);
    expect(totals).toEqual({ active: CROWD + 1, ended: 0, failed: 0, control: 0, holdout: 0 });
    const { items } = await product.api<Page<AuditEntry>>('GET', `/journeys/${id}/history`);
    expect(items.map(({ action }) => action)).toEqual(['finished', 'tasked', 'published', 'published']);
  }, 90_000);

  it('counts contacts of the control group by themselves, who get nothing (CTN-19, CTN-20)', async () => {
    const hello = aStraightJourney({ start: keyword('go'), hi: text('Hello'), done: end }, { controlGroup: 90 });
    const id = await product.publish(hello);
    const people = Array.from({ length: 12 }, (_, n) => `155501001${String(n).padStart(2, '0')}`);
    for (const person of people) await product.writes(person, 'go');
    await eventually(
      () => product.sql('SELECT 1 FROM run'),
      (rows) => rows.length === people.length,
    );
    const held = await product.sql(`SELECT 1 FROM run WHERE state->>'reason' = 'control_group'`);
    expect(held.length).toBeGreaterThan(0);
    await eventually(
      async () => (await product.received()).length,
      (count) => count === people.length - held.length,
    );
    const { runs: totals } = await product.api<{ runs: object }>('GET', `/journeys/${id}`);
    expect(totals).toEqual({
      active: 0,
      ended: people.length - held.length,
      failed: 0,
      control: held.length,
      holdout: 0,
    });
  });
});
