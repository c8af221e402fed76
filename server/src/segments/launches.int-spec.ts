import { setTimeout as sleep } from 'node:timers/promises';
import type { JourneyDetail, JourneySettings, Launch, Segment } from '@sendero/shared';
import { newId } from '../new-id';
import { anyMessage, aStraightJourney, end, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const TAGGED = { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] };

describe('a segment trigger', () => {
  let product: Product;
  let segment: string;
  let count = 0;
  beforeAll(async () => {
    product = await startProduct();
    segment = (await product.api<Segment>('POST', '/segments', { name: 'VIPs', definition: TAGGED })).id;
  });
  afterAll(() => product.close());
  beforeEach(async () => {
    await product.sql(`UPDATE journey SET status = 'paused'`);
    await product.sql('TRUNCATE run, visit, event, timer, held_event CASCADE');
    await product.sql('DELETE FROM contact');
  });

  const contacts = async (howMany: number, tags = ['vip']) => {
    const [{ id: workspace } = { id: '' }] = await product.sql<{ id: string }>('SELECT id FROM workspace');
    const ids = Array.from({ length: howMany }, () => newId<string>());
    await product.sql(
      `INSERT INTO contact (id, workspace_id, lane, tags, created_at, updated_at)
       SELECT x, $2, ('x' || right(x::text, 2))::bit(8)::int % 64, $3, now(), now() FROM unnest($1::uuid[]) AS x`,
      [ids, workspace, tags],
    );
    return ids;
  };
  const launching = (when: object, settings: Partial<JourneySettings> = {}) =>
    aStraightJourney({ start: ['trigger.segment', { segment, when }], stay: waitFor(30, 'days'), end }, settings);
  const publish = (when: object, settings: Partial<JourneySettings> = {}) => {
    count += 1;
    return product.publish(launching(when, settings), `Launch ${count}`);
  };
  const again = async (journey: string) => {
    const { draft } = await product.api<JourneyDetail>('GET', `/journeys/${journey}`);
    await product.journeys.redraw(journey, draft);
    await product.journeys.publishAgain(journey);
  };
  const launch = async (journey: string) => (await product.api<Launch[]>('GET', `/journeys/${journey}/launches`))[0];
  const runs = async () => {
    const rows = await product.sql<{ contact: string }>('SELECT contact_id AS contact FROM run ORDER BY contact_id');
    return rows.map(({ contact }) => contact);
  };
  const settled = (journey: string) =>
    eventually(
      () => launch(journey),
      (one) => one?.status === 'done',
      30_000,
    );
  const begun = (journey: string) =>
    eventually(
      () => launch(journey),
      (one) => one !== undefined,
    );

  it('CTN-11 starts every member once when it is published, and nobody else', async () => {
    const members = await contacts(1_100);
    await contacts(20, ['new']);
    const journey = await publish({ type: 'now' });
    expect(await settled(journey)).toMatchObject({
      node: 'start',
      segment: { id: segment, name: 'VIPs' },
      mode: 'once',
      members: 1_100,
      started: 1_100,
    });
    expect(await eventually(runs, (all) => all.length >= 1_100, 30_000)).toEqual(members.sort());
    await again(journey);
    await sleep(1_500);
    expect(await launch(journey)).toMatchObject({ status: 'done', started: 1_100 });
    expect(await runs()).toHaveLength(1_100);
  });

  it('CTN-11 starts at its time and not before', async () => {
    await contacts(3);
    const { now } = await product.api<{ now: number }>('GET', '/sandbox/clock');
    const journey = await publish({ type: 'at', at: now + 3_600_000 });
    expect(await begun(journey)).toMatchObject({ status: 'running', members: null, started: 0 });
    await sleep(1_200);
    expect(await runs()).toEqual([]);
    await product.advanceClock(3_600_000);
    expect(await settled(journey)).toMatchObject({ started: 3 });
    await eventually(runs, (all) => all.length === 3);
  });

  it('CTN-12 starts each as they become a member, but not who was one already', async () => {
    const [old = ''] = await contacts(1);
    const [ada = ''] = await contacts(1, []);
    const journey = await publish({ type: 'entering' }, { reentry: { type: 'always' } });
    await begun(journey);
    const tag = async (id: string, tags: string[]) => {
      await product.sql('UPDATE contact SET tags = $2 WHERE id = $1', [id, tags]);
      await product.advanceClock(10_000);
    };
    await tag(ada, ['vip']);
    expect(await eventually(runs, (all) => all.length > 0)).toEqual([ada]);
    await product.advanceClock(10_000);
    await tag(old, []);
    await sleep(1_500);
    expect(await runs()).toEqual([ada]);
    await tag(old, ['VIP']);
    expect(await eventually(runs, (all) => all.length > 1)).toEqual([old, ada].sort());
    expect(await launch(journey)).toMatchObject({ mode: 'entering', started: 2, members: null });
  });

  it('waits while the journey is paused, and goes on after it', async () => {
    await contacts(5);
    const { now } = await product.api<{ now: number }>('GET', '/sandbox/clock');
    const journey = await publish({ type: 'at', at: now + 60_000 });
    await begun(journey);
    await product.api('POST', `/journeys/${journey}/pause`);
    await product.advanceClock(120_000);
    await sleep(1_200);
    expect(await launch(journey)).toMatchObject({ status: 'running', started: 0 });
    await product.api('POST', `/journeys/${journey}/resume`);
    await settled(journey);
    expect(await eventually(runs, (all) => all.length === 5)).toHaveLength(5);
  });

  it('starts nobody twice with two workers, nor when people are looked at again', async () => {
    const members = await contacts(3_000);
    const other = await product.another({ role: 'worker' });
    const journey = await publish({ type: 'now' });
    await eventually(
      () => launch(journey),
      (one) => (one?.started ?? 0) > 0,
    );
    // What a chunk that is tried again finds: people whom it has noted.
    await product.sql('UPDATE segment_launch SET reached = NULL WHERE started > 0');
    expect(await settled(journey)).toMatchObject({ started: 3_000 });
    expect(await eventually(runs, (all) => all.length >= 3_000, 60_000)).toEqual(members.sort());
    const waiting = await product.sql<{ n: number }>('SELECT count(*)::int AS n FROM event');
    expect(waiting).toEqual([{ n: 0 }]);
    await other.close();
  });

  it('ends with the trigger', async () => {
    const journey = await publish({ type: 'entering' });
    await begun(journey);
    await product.journeys.redraw(journey, aStraightJourney({ start: anyMessage, end }));
    await product.journeys.publishAgain(journey);
    await eventually(
      () => launch(journey),
      (one) => one === undefined,
    );
    await expect(product.api('GET', `/journeys/${newId()}/launches`)).rejects.toThrow('404');
  });
});
