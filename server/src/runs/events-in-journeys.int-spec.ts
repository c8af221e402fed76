import type { JourneySettings, Reentry } from '@sendero/shared';
import { happenAll, happens, PERSON, runsOf, settled, shownRuns } from '../testing/events';
import { aJourney, aStraightJourney, end, forAnHour, keyword, onEvent, text } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const exitOn = (name: string) => ({ exits: [{ type: 'event' as const, event: { name, where: [] } }] });

describe('events in journeys', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const shown = () => shownRuns(product);
  const buried = () => product.sql('SELECT error FROM dead_event');

  it('an event starts every journey that it fits, the one with the highest priority first (CTN-12)', async () => {
    await product.publish(forAnHour(onEvent('order_placed')), 'Plain');
    await product.publishToo(forAnHour(onEvent('order_placed'), { priority: 9 }), 'Urgent');
    await product.publishToo(forAnHour(onEvent('order_paid')), 'Other');
    await happens(product, 'order_placed', { orderId: 'A-1' });
    await settled(product);
    expect(await shown()).toEqual(['Urgent active pause', 'Plain active pause']);
    expect((await runsOf(product)).map(({ event }) => event)).toEqual([{ orderId: 'A-1' }, { orderId: 'A-1' }]);
  });

  it('texts speak of what the event said', async () => {
    await product.publish(
      aStraightJourney({
        start: keyword('go'),
        wait: ['receive', { cases: [], saveAs: '', timeout: null }],
        stop: end,
      }),
      'Opens the window',
    );
    await product.writes(PERSON.slice(1), 'go');
    await product.publishToo(
      aJourney({ start: onEvent('order_placed'), thanks: text('Order {{ event.orderId }}'), stop: end }, [
        'start.next -> thanks',
        'thanks.sent -> stop',
        'thanks.blocked -> stop',
      ]),
      'Thanks',
    );
    await eventually(
      () => runsOf(product),
      (runs) => runs.length === 1,
    );
    await happens(product, 'order_placed', { orderId: 'A-1' });
    const sent = await eventually(
      () => product.received(),
      (messages) => messages.length > 0,
    );
    expect(sent.map((message) => message.text)).toEqual(['Order A-1']);
  });

  it('an event that comes twice starts one run, however many servers take it in', async () => {
    const second = await product.another();
    try {
      await product.publish(forAnHour(onEvent('order_placed'), { reentry: { type: 'always' } }), 'Orders');
      await Promise.all(Array.from({ length: 20 }, () => happens(product, 'order_placed', {}, { id: 'order-1' })));
      await settled(product);
      expect(await shown()).toEqual(['Orders active pause']);
    } finally {
      await second.close();
    }
  });

  describe('an exit rule', () => {
    it('ends the run wherever it is, and the visit says that it was taken out', async () => {
      await product.publish(forAnHour(onEvent('cart_updated'), exitOn('order_placed')), 'Cart');
      await happenAll(product, [{ name: 'cart_updated' }, { name: 'order_placed' }]);
      await settled(product);
      expect(await runsOf(product)).toMatchObject([{ status: 'ended', node: 'pause', reason: 'exit_event' }]);
      expect(await product.sql('SELECT node_id, output, cause FROM visit ORDER BY revision')).toEqual([
        { node_id: 'start', output: 'next', cause: 'entered' },
        { node_id: 'pause', output: null, cause: 'exit' },
      ]);
      expect(await product.sql('SELECT * FROM timer')).toEqual([]);
    });

    it('on a condition ends it as soon as the run takes a step', async () => {
      const when = {
        match: 'all' as const,
        conditions: [{ subject: 'tag' as const, is: 'present' as const, value: 'vip' }],
      };
      await product.publish(forAnHour(onEvent('cart_updated'), { exits: [{ type: 'condition', when }] }), 'Cart');
      const accepted = await happens(product, 'cart_updated');
      await settled(product);
      if (accepted.status !== 'accepted') throw new Error('The event was refused');
      await product.api('PATCH', `/contacts/${accepted.contactId}`, { tags: ['vip'] });
      await happens(product, 'something_else');
      await settled(product);
      expect(await runsOf(product)).toMatchObject([{ status: 'ended', reason: 'exit_condition' }]);
    });

    it('waits while the journey is paused, and loses no event', async () => {
      const id = await product.publish(forAnHour(onEvent('cart_updated'), exitOn('order_placed')), 'Cart');
      await happens(product, 'cart_updated');
      await settled(product);
      await product.api('POST', `/journeys/${id}/pause`, {});
      await happens(product, 'order_placed');
      await settled(product);
      expect(await shown()).toEqual(['Cart active pause']);
      await product.api('POST', `/journeys/${id}/resume`, {});
      await eventually(shown, ([run]) => run === 'Cart ended pause');
    });
  });

  describe('a run key', () => {
    const keyed = (reentry: Reentry, more: Partial<JourneySettings> = {}) =>
      forAnHour(onEvent('order_placed'), { reentry, runKey: 'orderId', ...more });
    const keys = async () => (await runsOf(product)).map(({ event }) => event?.['orderId']).sort();

    it('gives each of its values a run of its own', async () => {
      await product.publish(keyed({ type: 'afterEnd' }), 'Orders');
      await happenAll(
        product,
        ['A-1', 'A-2', 'A-1'].map((orderId) => ({ name: 'order_placed', properties: { orderId } })),
      );
      await settled(product);
      expect(await keys()).toEqual(['A-1', 'A-2']);
      expect((await runsOf(product)).map(({ key }) => key)).toEqual(['A-1', 'A-2']);
    });

    it('lets an event reach the run of its key only; one without it reaches all', async () => {
      await product.publish(
        keyed(
          { type: 'always' },
          { exits: ['shipped', 'closed'].map((name) => ({ type: 'event' as const, event: { name, where: [] } })) },
        ),
        'Orders',
      );
      await happenAll(
        product,
        ['A-1', 'A-2', 'A-3'].map((orderId) => ({ name: 'order_placed', properties: { orderId } })),
      );
      const states = async () =>
        Object.fromEntries((await runsOf(product)).map(({ event, status }) => [event?.['orderId'], status]));
      await happens(product, 'shipped', { orderId: 'A-2' });
      await settled(product);
      expect(await states()).toEqual({ 'A-1': 'active', 'A-2': 'ended', 'A-3': 'active' });
      await happens(product, 'closed');
      await settled(product);
      expect(await states()).toEqual({ 'A-1': 'ended', 'A-2': 'ended', 'A-3': 'ended' });
    });

    it.each<[Reentry, number]>([
      [{ type: 'never' }, 1],
      [{ type: 'after', duration: { amount: 1, unit: 'seconds' } }, 1],
      [{ type: 'afterEnd' }, 1],
      [{ type: 'always' }, 12],
    ])('with %j holds for each value under events that race each other', async (reentry, runsEach) => {
      const second = await product.another();
      try {
        await product.publish(keyed(reentry), 'Orders');
        await Promise.all(
          Array.from({ length: 12 }, () =>
            happenAll(
              product,
              ['A-1', 'A-2', 'A-3'].map((orderId) => ({ name: 'order_placed', properties: { orderId } })),
            ),
          ),
        );
        await settled(product);
        const expected = ['A-1', 'A-2', 'A-3'].flatMap((key) => Array.from({ length: runsEach }, () => key));
        expect(await keys()).toEqual(expected);
        expect(await buried()).toEqual([]);
      } finally {
        await second.close();
      }
    });

    it('keeps who comes back apart by value, after the run too', async () => {
      await product.publish(
        aStraightJourney(
          { start: onEvent('order_placed'), stop: end },
          {
            reentry: { type: 'never' },
            runKey: 'orderId',
          },
        ),
        'Orders',
      );
      for (const orderId of ['A-1', 'A-1', 'A-2', 'A-1']) {
        await happens(product, 'order_placed', { orderId });
        await settled(product);
      }
      expect(await keys()).toEqual(['A-1', 'A-2']);
    });
  });
});
