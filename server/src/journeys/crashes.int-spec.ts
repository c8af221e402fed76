import type { DoctorReport, JourneyTask, Launch, Segment } from '@sendero/shared';
import { newId } from '../new-id';
import { crashes, type Crashes } from '../testing/crashes';
import { aJourney, aStraightJourney, end, keyword, waitFor } from '../testing/journeys';
import { eventually, metaText, metaWebhook, startProduct, type Product } from '../testing/product';

/** More than a task tells or a launcher starts in one transaction. */
const CROWD = 1_100;
const LANES = ['advance 1', 'advance 2'];
/** Enough for each statement of a transaction: of a lane's there are many. */
const crashesFor = (parts: readonly string[]) => (parts.includes('advance 1') ? 36 : 12);
const TAGGED = { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] };

describe('changes for a crowd, when what makes them dies at one statement after the other', () => {
  let product: Product;
  let crashing: Crashes | undefined;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(async () => {
    crashing?.stop();
    await product.close();
  });

  const ailments = async () => {
    const { findings } = await product.api<DoctorReport>('GET', '/doctor?now=true');
    return findings;
  };
  const rested = () =>
    eventually(
      () => product.sql('SELECT 1 FROM event'),
      (rows) => rows.length === 0,
      60_000,
    );
  /** Enough crashes, and of each kind. */
  const expectCrashes = (parts: readonly string[], places: readonly string[]) => {
    expect(crashing?.happened).toHaveLength(crashesFor(parts));
    expect(crashing?.happened).toEqual(expect.arrayContaining(places));
  };

  it.each([
    ['what tells the runs', ['tasks'], ['begin', 'WITH next AS', 'commit', 'after commit']],
    ['what moves them', LANES, ['begin', 'save runs', 'commit']],
    ['both', ['tasks', ...LANES], ['begin']],
  ])(
    'moves each run once and loses none: %s dies',
    async (_, parts, places) => {
      const steps = { start: keyword('go'), done: end };
      const arrows = ['start.next -> early', 'early.next -> done'];
      const before = aJourney({ ...steps, early: waitFor(30, 'days') }, arrows);
      const id = await product.publish(before);
      for (let from = 0; from < CROWD; from += 100) {
        const messages = Array.from({ length: 100 }, (__, n) =>
          metaText(`15553${String(from + n).padStart(6, '0')}`, `wamid.crowd.${from + n}`, 'go'),
        );
        await product.webhook(metaWebhook({ messages }));
      }
      await eventually(
        () => product.sql('SELECT 1 FROM timer'),
        (rows) => rows.length === CROWD,
        60_000,
      );
      crashing = crashes(parts, crashesFor(parts));
      // Every publishing is a move for all of them: as many as it takes for all the crashes to happen.
      let moves = 0;
      while (crashing.happened.length < crashesFor(parts)) {
        moves += 1;
        await product.journeys.redraw(id, aJourney({ ...steps, early: waitFor(30 + moves, 'days') }, arrows));
        await product.journeys.publishAgain(id, { inFlight: 'move' });
        const task = await eventually(
          async () => (await product.api<readonly JourneyTask[]>('GET', `/journeys/${id}/tasks`))[0],
          (one) => typeof one?.finishedAt === 'number',
          120_000,
        );
        expect(task).toMatchObject({ total: CROWD, asked: CROWD, moved: CROWD, ended: 0, stayed: 0 });
      }
      await rested();
      expectCrashes(parts, places);
      const runs = await product.sql(
        `SELECT v.number, r.status, r.state->>'node' AS node, (r.state->>'revision')::int AS revision, count(*)::int AS n,
              count(DISTINCT r.contact_id)::int AS people, count(t.run_id)::int AS timers,
              (SELECT count(*)::int FROM visit x WHERE x.cause = 'moved') AS visits
         FROM run r JOIN journey_version v ON v.id = r.version_id
         LEFT JOIN timer t ON t.run_id = r.id AND t.token = (r.state->>'revision')::int
        GROUP BY 1, 2, 3, 4`,
      );
      expect(runs).toEqual([
        {
          number: 1 + moves,
          status: 'active',
          node: 'early',
          revision: 2 + moves,
          n: CROWD,
          people: CROWD,
          timers: CROWD,
          visits: moves * CROWD,
        },
      ]);
      expect(await product.sql('SELECT run_id FROM timer')).toHaveLength(CROWD);
      expect(await product.sql('SELECT error FROM dead_event')).toEqual([]);
      expect(
        await product.sql(`SELECT 1 FROM journey_audit WHERE journey_id = $1 AND action = 'finished'`, [id]),
      ).toHaveLength(moves);
      expect(await ailments()).toEqual([]);
    },
    240_000,
  );

  const contacts = async (howMany: number) => {
    const [{ id: workspace } = { id: '' }] = await product.sql<{ id: string }>('SELECT id FROM workspace');
    const ids = Array.from({ length: howMany }, () => newId<string>());
    await product.sql(
      `INSERT INTO contact (id, workspace_id, lane, tags, created_at, updated_at)
       SELECT x, $2, ('x' || right(x::text, 2))::bit(8)::int % 64, '{vip}', now(), now() FROM unnest($1::uuid[]) AS x`,
      [ids, workspace],
    );
    return ids.sort();
  };

  it.each([
    ['at once: what starts them dies', 'now', ['launch'], ['begin', 'commit', 'after commit']],
    ['as they enter: what starts them dies', 'entering', ['launch'], ['begin', 'commit', 'after commit']],
    ['at once: what starts them and what works their lanes die', 'now', ['launch', ...LANES], ['begin', 'commit']],
  ])(
    'starts every member of a segment once, %s',
    async (_, when, parts, places) => {
      const { id: segment } = await product.api<Segment>('POST', '/segments', { name: 'VIPs', definition: TAGGED });
      const journey = await product.publish(
        aStraightJourney(
          { start: ['trigger.segment', { segment, when: { type: when } }], stay: waitFor(30, 'days'), end },
          // Who was started twice would be in it twice.
          { reentry: { type: 'always' } },
        ),
      );
      const launch = async () => (await product.api<Launch[]>('GET', `/journeys/${journey}/launches`))[0];
      const begun = await eventually(launch, (one) => one !== undefined);
      if (when === 'now') await eventually(launch, (one) => one?.status === 'done');
      expect(begun?.started).toBe(0);
      crashing = crashes(parts, crashesFor(parts));
      const members = await contacts(CROWD);
      // A launch at once is over by now: publishing the same once more for another time begins a new one.
      if (when === 'now') {
        const { now } = await product.api<{ now: number }>('GET', '/sandbox/clock');
        const document = aStraightJourney(
          { start: ['trigger.segment', { segment, when: { type: 'at', at: now } }], stay: waitFor(30, 'days'), end },
          { reentry: { type: 'always' } },
        );
        await product.journeys.redraw(journey, document);
        await product.journeys.publishAgain(journey);
      }
      const started = async () => {
        if (when === 'entering') await product.advanceClock(5_000);
        return crashing?.happened.length === crashesFor(parts) && (await launch())?.started === CROWD;
      };
      await eventually(started, (yes) => yes, 120_000);
      await rested();
      expectCrashes(parts, places);
      const runs = await product.sql<{ contact: string }>('SELECT contact_id AS contact FROM run ORDER BY contact_id');
      expect(runs.map(({ contact }) => contact)).toEqual(members);
      expect(await product.sql('SELECT run_id FROM timer')).toHaveLength(CROWD);
      expect(await product.sql('SELECT error FROM dead_event')).toEqual([]);
      expect(await ailments()).toEqual([]);
    },
    240_000,
  );
});
