import type { JourneyDetail, JourneySettings, Launch, Segment } from '@sendero/shared';
import { newId } from '../new-id';
import { settled } from '../testing/events';
import { anyMessage, aStraightJourney, end, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

describe('a segment trigger', () => {
  let product: Product;
  /** Each test has people of its own: who carries its tag. */
  let tag: string;
  let segment: string;
  let tests = 0;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());
  beforeEach(async () => {
    tag = `vip${++tests}`;
    segment = await addSegment(tag);
  });

  const addSegment = async (value: string) => {
    const definition = { match: 'all', conditions: [{ subject: 'tag', is: 'present', value }] };
    return (await product.api<Segment>('POST', '/segments', { name: `With ${value}`, definition })).id;
  };
  const contacts = async (howMany: number, tags = [tag]) => {
    const [{ id: workspace } = { id: '' }] = await product.sql<{ id: string }>('SELECT id FROM workspace');
    const ids = Array.from({ length: howMany }, () => newId<string>());
    await product.sql(
      `INSERT INTO contact (id, workspace_id, lane, tags, created_at, updated_at)
       SELECT x, $2, ('x' || right(x::text, 2))::bit(8)::int % 64, $3, now(), now() FROM unnest($1::uuid[]) AS x`,
      [ids, workspace, tags],
    );
    return ids;
  };
  const launching = (when: object, settings: Partial<JourneySettings> = {}, of = segment) =>
    aStraightJourney({ start: ['trigger.segment', { segment: of, when }], stay: waitFor(30, 'days'), end }, settings);
  const publish = (when: object, settings: Partial<JourneySettings> = {}) =>
    product.publish(launching(when, settings), `Launch ${tests}`);
  const again = async (journey: string) => {
    const { draft } = await product.api<JourneyDetail>('GET', `/journeys/${journey}`);
    await product.journeys.redraw(journey, draft);
    await product.journeys.publishAgain(journey);
  };
  const launch = async (journey: string) => (await product.api<Launch[]>('GET', `/journeys/${journey}/launches`))[0];
  const runs = async (journey: string) => {
    const rows = await product.sql<{ contact: string }>(
      'SELECT contact_id AS contact FROM run WHERE journey_id = $1 ORDER BY contact_id',
      [journey],
    );
    return rows.map(({ contact }) => contact);
  };
  const starts = (journey: string, howMany: number) =>
    eventually(
      () => runs(journey),
      (all) => all.length >= howMany,
      60_000,
    );
  const isOver = (journey: string) =>
    eventually(
      () => launch(journey),
      (one) => one?.status === 'done',
    );
  const begun = (journey: string) =>
    eventually(
      () => launch(journey),
      (one) => one !== undefined,
    );
  /** Waits until all that has begun and whose time has come was worked: what begins after it is over. */
  const aRoundLater = async () => {
    const other = await addSegment(`nobody ${newId()}`);
    await isOver(await product.publishToo(launching({ type: 'now' }, {}, other), `Round ${newId()}`));
    await settled(product);
  };

  it('CTN-11 starts every member once when it is published, and nobody else', async () => {
    const members = await contacts(1_100);
    await contacts(20, ['new']);
    const journey = await publish({ type: 'now' });
    expect(await isOver(journey)).toMatchObject({
      node: 'start',
      segment: { id: segment, name: `With ${tag}` },
      mode: 'once',
      members: 1_100,
      started: 1_100,
    });
    expect(await starts(journey, 1_100)).toEqual(members.sort());
    await again(journey);
    await aRoundLater();
    expect(await launch(journey)).toMatchObject({ status: 'done', started: 1_100 });
    expect(await runs(journey)).toHaveLength(1_100);
  });

  it('CTN-11 starts at its time and not before', async () => {
    await contacts(3);
    const { now } = await product.api<{ now: number }>('GET', '/sandbox/clock');
    const journey = await publish({ type: 'at', at: now + 3_600_000 });
    expect(await begun(journey)).toMatchObject({ status: 'running', members: null, started: 0 });
    await aRoundLater();
    expect(await runs(journey)).toEqual([]);
    await product.advanceClock(3_600_000);
    expect(await isOver(journey)).toMatchObject({ started: 3 });
    expect(await starts(journey, 3)).toHaveLength(3);
  });

  it('CTN-12 starts each as they become a member, but not who was one already', async () => {
    const [old = ''] = await contacts(1);
    const [ada = ''] = await contacts(1, []);
    const journey = await publish({ type: 'entering' }, { reentry: { type: 'always' } });
    await begun(journey);
    const carries = async (id: string, tags: string[]) => {
      await product.sql('UPDATE contact SET tags = $2 WHERE id = $1', [id, tags]);
      await product.advanceClock(10_000);
    };
    await carries(ada, [tag]);
    expect(await starts(journey, 1)).toEqual([ada]);
    await product.advanceClock(10_000);
    await carries(old, []);
    // Who left must have been seen to be out of it before they can enter again.
    await eventually(
      () => product.sql('SELECT FROM segment_launch_contact WHERE contact_id = $1', [old]),
      (rows) => rows.length === 0,
    );
    expect(await runs(journey)).toEqual([ada]);
    await carries(old, [tag.toUpperCase()]);
    expect(await starts(journey, 2)).toEqual([old, ada].sort());
    expect(await launch(journey)).toMatchObject({ mode: 'entering', started: 2, members: null });
  });

  it('waits while the journey is paused, and goes on after it', async () => {
    await contacts(5);
    const { now } = await product.api<{ now: number }>('GET', '/sandbox/clock');
    const journey = await publish({ type: 'at', at: now + 60_000 });
    await begun(journey);
    await product.api('POST', `/journeys/${journey}/pause`);
    await product.advanceClock(120_000);
    await aRoundLater();
    expect(await launch(journey)).toMatchObject({ status: 'running', started: 0 });
    await product.api('POST', `/journeys/${journey}/resume`);
    await isOver(journey);
    expect(await starts(journey, 5)).toHaveLength(5);
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
    expect(await isOver(journey)).toMatchObject({ started: 3_000 });
    await settled(product);
    expect(await runs(journey)).toEqual(members.sort());
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
