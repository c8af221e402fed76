import { happenAll, happens, shownRuns, runsOf, settled } from '../testing/events';
import { forAnHour } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const HOUR = 3_600_000;

describe('an event that does not follow (CTN-13)', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const shown = () => shownRuns(product);
  const cart: readonly [string, object] = [
    'trigger.inaction',
    {
      event: { name: 'cart_updated' },
      missing: { name: 'order_placed' },
      within: { amount: 1, unit: 'hours' },
    },
  ];
  const watches = () => product.sql('SELECT node_id FROM inaction_watch');

  it('starts the journey when the time is over, once, with what the first event said', async () => {
    await product.publish(forAnHour(cart), 'Cart');
    await happens(product, 'cart_updated', { items: 3 });
    await settled(product);
    expect(await watches()).toHaveLength(1);
    await product.advanceClock(HOUR - 60_000);
    await settled(product);
    expect(await shown()).toEqual([]);
    await product.advanceClock(61_000);
    await eventually(shown, (runs) => runs.length === 1);
    expect(await runsOf(product)).toMatchObject([{ journey: 'Cart', node: 'pause', event: { items: 3 } }]);
    await product.advanceClock(2 * HOUR);
    await eventually(shown, ([run]) => run === 'Cart ended stop');
    expect(await shown()).toHaveLength(1);
    expect(await watches()).toEqual([]);
  });

  it('starts nothing when it follows in time', async () => {
    await product.publish(forAnHour(cart), 'Cart');
    await happens(product, 'cart_updated');
    await happens(product, 'order_placed');
    await settled(product);
    expect(await watches()).toEqual([]);
    await product.advanceClock(2 * HOUR);
    await settled(product);
    expect(await shown()).toEqual([]);
  });

  it('counts from the last time that the first one happened', async () => {
    await product.publish(forAnHour(cart), 'Cart');
    await happens(product, 'cart_updated', { items: 1 });
    await settled(product);
    await product.advanceClock(HOUR / 2);
    await happens(product, 'cart_updated', { items: 2 });
    await settled(product);
    await product.advanceClock(HOUR / 2 + 60_000);
    await settled(product);
    expect(await shown()).toEqual([]);
    await product.advanceClock(HOUR / 2);
    await eventually(shown, (runs) => runs.length === 1);
    expect(await runsOf(product)).toMatchObject([{ event: { items: 2 } }]);
  });

  it.each([
    ['in time', -1, []],
    ['too late', 1, ['Cart active pause']],
  ])(
    'that is still in the queue when the time is over counts when it happened: %s',
    async (_, afterDueMs, expected) => {
      await product.publish(forAnHour(cart), 'Cart');
      await happens(product, 'cart_updated', {}, { at: Date.now() - HOUR / 2 });
      await settled(product);
      // While nobody can work the lane its watch falls due and the other event comes in: one batch finds both.
      await product.sql('BEGIN');
      await product.sql('SELECT id FROM lane FOR UPDATE');
      await product.sql(`UPDATE inaction_watch SET due_at = now() - interval '1 second'`);
      await product.sql(
        `INSERT INTO event (lane, contact_id, channel_id, payload, received_at)
       SELECT lane, contact_id, channel_id,
              json_build_object('type', 'customEvent', 'name', 'order_placed', 'properties', '{}'::json,
                                'at', (extract(epoch FROM due_at) * 1000)::bigint + $1), now()
         FROM inaction_watch`,
        [afterDueMs],
      );
      await product.sql('COMMIT');
      await settled(product);
      expect(await shown()).toEqual(expected);
      expect(await watches()).toEqual([]);
    },
  );

  it('is watched for each value of the run key', async () => {
    await product.publish(forAnHour(cart, { runKey: 'cartId' }), 'Cart');
    await happenAll(product, [
      { name: 'cart_updated', properties: { cartId: 'c1' } },
      { name: 'cart_updated', properties: { cartId: 'c2' } },
      { name: 'cart_updated', properties: { cartId: 'c3' } },
      { name: 'order_placed', properties: { cartId: 'c2' } },
    ]);
    await settled(product);
    await product.advanceClock(HOUR + 1_000);
    await eventually(shown, (runs) => runs.length === 2);
    expect((await runsOf(product)).map(({ event }) => event?.['cartId']).sort()).toEqual(['c1', 'c3']);
  });

  it('is watched through a pause, and starts people when it is over', async () => {
    const id = await product.publish(forAnHour(cart), 'Cart');
    await happens(product, 'cart_updated');
    await settled(product);
    await product.api('POST', `/journeys/${id}/pause`, {});
    await happens(product, 'order_placed', {}, { phone: '+15550100009' });
    await product.advanceClock(HOUR + 1_000);
    await eventually(
      () => product.sql('SELECT id FROM held_event'),
      (rows) => rows.length === 1,
    );
    expect(await shown()).toEqual([]);
    await product.api('POST', `/journeys/${id}/resume`, {});
    await eventually(shown, ([run]) => run === 'Cart active pause');
  });

  it('survives a crash, and many servers start it once', async () => {
    await product.publish(forAnHour(cart, { reentry: { type: 'always' } }), 'Cart');
    const people = Array.from({ length: 60 }, (_, n) => `+155501${String(n).padStart(5, '0')}`);
    await happenAll(
      product,
      people.map((phone) => ({ phone, name: 'cart_updated' })),
    );
    await settled(product);
    await product.restart();
    const others = await Promise.all([product.another(), product.another()]);
    try {
      await product.advanceClock(HOUR + 1_000);
      await eventually(shown, (runs) => runs.length >= 60);
      await settled(product);
      expect(await shown()).toEqual(people.map(() => 'Cart active pause'));
      expect(await watches()).toEqual([]);
    } finally {
      await Promise.all(others.map((server) => server.close()));
    }
  });

  it('that can not be worked is set aside', async () => {
    await product.publish(forAnHour(cart), 'Cart');
    await happens(product, 'cart_updated');
    await settled(product);
    await product.sql(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE unique_violation; END $$`,
    );
    await product.sql('CREATE TRIGGER refuse BEFORE INSERT ON run FOR EACH ROW EXECUTE FUNCTION refuse()');
    await product.advanceClock(HOUR + 1_000);
    const dead = await eventually(
      () => product.sql<{ payload: object }>('SELECT payload FROM dead_event'),
      (rows) => rows.length === 1,
    );
    expect(dead).toMatchObject([{ payload: { type: 'start', trigger: 'start', event: { by: 'inaction' } } }]);
    expect(await watches()).toEqual([]);
  });
});
