import type { GoalFigures, JourneyGoal, JourneySettings } from '@sendero/shared';
import { happenAll, happens, runsOf, settled } from '../testing/events';
import { forAnHour, onEvent } from '../testing/journeys';
import { startProduct, type Product } from '../testing/product';

const onPaid: JourneyGoal = {
  event: { name: 'order_paid', where: [{ property: 'total', is: 'greaterThan', value: '10' }] },
  within: { amount: 2, unit: 'days' },
  leave: true,
};
const DAY = 86_400_000;

describe('the goal of a journey', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const publish = (settings: Partial<JourneySettings>) =>
    product.publish(forAnHour(onEvent('cart_updated'), settings), 'Cart');
  const figures = (id: string) => product.api<GoalFigures>('GET', `/journeys/${id}/goal`);
  const enough = { name: 'order_paid', properties: { total: 12 } };

  it('is reached by the event that it names, and takes the contact out', async () => {
    const id = await publish({ goal: onPaid });
    await happenAll(product, [{ name: 'cart_updated' }, { name: 'order_paid', properties: { total: 9 } }]);
    await settled(product);
    expect(await figures(id)).toEqual({ treated: { started: 1, reached: 0 }, withheld: { started: 0, reached: 0 } });
    await happenAll(product, [enough, enough]);
    await settled(product);
    expect(await runsOf(product)).toMatchObject([{ status: 'ended', node: 'pause', reason: 'goal_reached' }]);
    expect(await figures(id)).toMatchObject({ treated: { started: 1, reached: 1 } });
  });

  it('lets who reaches it go on when it is so drawn, and counts when both events come together', async () => {
    const id = await publish({ goal: { ...onPaid, leave: false } });
    await happenAll(product, [{ name: 'cart_updated' }, enough]);
    await settled(product);
    expect(await runsOf(product)).toMatchObject([{ status: 'active', node: 'pause' }]);
    expect(await figures(id)).toMatchObject({ treated: { started: 1, reached: 1 } });
  });

  it('is not reached by what came before, nor by what starts the run', async () => {
    const id = await publish({ goal: { ...onPaid, event: { name: 'cart_updated', where: [] } } });
    await happens(product, 'cart_updated');
    await settled(product);
    expect(await figures(id)).toMatchObject({ treated: { started: 1, reached: 0 } });
  });

  it.each([
    { after: 'after the run has ended, in time', ms: 1.5 * DAY, reached: 1 },
    { after: 'too late', ms: 2.5 * DAY, reached: 0 },
  ])('$after', async ({ ms, reached }) => {
    const id = await publish({ goal: onPaid });
    await happens(product, 'cart_updated');
    await settled(product);
    await product.sql(`UPDATE run SET started_at = started_at - make_interval(secs => ${ms / 1_000})`);
    await happenAll(product, [enough]);
    await settled(product);
    expect(await figures(id)).toMatchObject({ treated: { started: 1, reached } });
  });

  it('is reached by the control group too, who are counted apart (CTN-20)', async () => {
    const id = await publish({ goal: onPaid, controlGroup: 90, reentry: { type: 'always' } });
    const people = Array.from({ length: 40 }, (_, index) => `+155501001${String(index).padStart(2, '0')}`);
    await happenAll(
      product,
      people.flatMap((phone) => [
        { name: 'cart_updated', phone },
        { ...enough, phone },
      ]),
    );
    await settled(product);
    const { treated, withheld } = await figures(id);
    expect(treated.started + withheld.started).toBe(40);
    expect(withheld.started).toBeGreaterThan(20);
    expect([treated.reached, withheld.reached]).toEqual([treated.started, withheld.started]);
  });

  it('of a run key is that of the run whose value the event carries', async () => {
    const id = await publish({ goal: onPaid, runKey: 'orderId' });
    await happenAll(product, [
      { name: 'cart_updated', properties: { orderId: 'A' } },
      { name: 'cart_updated', properties: { orderId: 'B' } },
      { name: 'order_paid', properties: { orderId: 'A', total: 20 } },
    ]);
    await settled(product);
    const reached = await product.sql(
      `SELECT r.state->'event'->>'orderId' AS "orderId", r.status FROM conversion c JOIN run r ON r.id = c.run_id`,
    );
    expect(reached).toEqual([{ orderId: 'A', status: 'ended' }]);
    expect(await figures(id)).toMatchObject({ treated: { started: 2, reached: 1 } });
  });
});
