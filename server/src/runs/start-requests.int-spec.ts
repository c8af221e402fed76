import type { JourneySettings } from '@sendero/shared';
import { happens, PERSON, runsOf, settled, shownRuns, startRuns } from '../testing/events';
import { aJourney, anyMessage, aStraightJourney, end, forAnHour, onEvent, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

describe('runs that are asked for', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const shown = () => shownRuns(product);
  const buried = () => product.sql('SELECT error FROM dead_event');

  describe('starting by request', () => {
    const byRequest = (settings: Partial<JourneySettings> = {}) => forAnHour(['trigger.api', {}], settings);

    it('answers for each contact whether they started and why not', async () => {
      const id = await product.publish(byRequest(), 'Asked');
      const [started] = await startRuns(product, id, {
        contacts: [{ phone: PERSON, properties: { orderId: 'A-1' } }],
        properties: { shop: 'Lisbon', orderId: 'none' },
      });
      if (started?.status !== 'started') throw new Error('The run was refused');
      expect(await runsOf(product)).toMatchObject([
        { status: 'active', node: 'pause', event: { shop: 'Lisbon', orderId: 'A-1' } },
      ]);
      const results = await startRuns(product, id, {
        contacts: [
          { contactId: started.contactId },
          { phone: '12' },
          { contactId: '01990000-0000-7000-8000-ffffffffffff' },
          { phone: '+15550100002' },
          {},
        ],
      });
      expect(results.map((one) => (one.status === 'refused' ? one.problem.code : one.status))).toEqual([
        'start.already_in',
        'contact.phone_invalid',
        'contact.not_found',
        'started',
        'contact.not_named',
      ]);
      expect(results[0]).toMatchObject({ problem: { message: 'The contact is in the journey already.' } });
    });

    it.each<[string, Partial<JourneySettings>]>([
      ['start.off_schedule', { schedule: { from: null, until: 1 } }],
      ['start.not_again', { reentry: { type: 'never' } }],
    ])('refuses with %s', async (code, settings) => {
      const id = await product.publish(aStraightJourney({ start: ['trigger.api', {}], stop: end }, settings));
      await startRuns(product, id, { contacts: [{ phone: PERSON }] });
      const [again] = await startRuns(product, id, { contacts: [{ phone: PERSON }] });
      expect(again).toMatchObject({ status: 'refused', problem: { code } });
    });

    it('refuses for a journey that is paused, or has no such trigger', async () => {
      const plain = await product.publish(forAnHour(anyMessage), 'Plain');
      const [first] = await startRuns(product, plain, { contacts: [{ phone: PERSON }] });
      expect(first).toMatchObject({ problem: { code: 'start.no_trigger' } });
      const paused = await product.publishToo(byRequest(), 'Asked');
      await product.api('POST', `/journeys/${paused}/pause`, {});
      const [second] = await startRuns(product, paused, { contacts: [{ phone: PERSON }] });
      expect(second).toMatchObject({ problem: { code: 'start.not_live' } });
      await expect(startRuns(product, PERSON, { contacts: [{ phone: PERSON }] })).rejects.toThrow('404');
    });

    it('takes the value of the run key from the request', async () => {
      const id = await product.publish(byRequest({ runKey: 'orderId' }), 'Asked');
      const contacts = ['A-1', 'A-2', 'A-1'].map((key) => ({ phone: PERSON, key }));
      expect((await startRuns(product, id, { contacts })).map(({ status }) => status)).toEqual([
        'started',
        'started',
        'refused',
      ]);
      expect((await runsOf(product)).map(({ key, event }) => [key, event?.['orderId']])).toEqual([
        ['A-1', 'A-1'],
        ['A-2', 'A-2'],
      ]);
    });

    it('does a request once, and answers with the same again', async () => {
      const id = await product.publish(byRequest({ reentry: { type: 'always' } }), 'Asked');
      const request = { contacts: [{ phone: PERSON }, { phone: '12' }] };
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => startRuns(product, id, request, { 'Idempotency-Key': 'k-1' })),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await runsOf(product)).toHaveLength(1);
      const refused = { contacts: [{ phone: '12' }] };
      const twice = [1, 2].map(() => startRuns(product, id, refused, { 'Idempotency-Key': 'k-2' }));
      expect((await Promise.all(twice)).map(([one]) => one?.status)).toEqual(['refused', 'refused']);
    });

    it('races with events for one contact, and one of them wins', async () => {
      const document = aJourney(
        { asked: ['trigger.api', {}], told: onEvent('order_placed'), pause: waitFor(1, 'hours'), stop: end },
        ['asked.next -> pause', 'told.next -> pause', 'pause.next -> stop'],
      );
      const id = await product.publish(document, 'Both');
      await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          n % 2 === 0 ? startRuns(product, id, { contacts: [{ phone: PERSON }] }) : happens(product, 'order_placed'),
        ),
      );
      await settled(product);
      expect(await shown()).toEqual(['Both active pause']);
      expect(await buried()).toEqual([]);
    });
  });

  describe('one journey starts another', () => {
    const starting = (journey: string, trigger: readonly [string, object]) =>
      aStraightJourney(
        {
          start: trigger,
          next: ['journey.start', { journey, properties: [{ name: 'orderId', text: '{{ event.orderId }}' }] }],
          stop: end,
        },
        { reentry: { type: 'always' } },
      );

    it('for the same contact, with what it hands over', async () => {
      const second = await product.publish(forAnHour(['trigger.api', {}]), 'Second');
      await product.publishToo(starting(second, onEvent('order_placed')), 'First');
      await happens(product, 'order_placed', { orderId: 'A-1' });
      await eventually(
        () => runsOf(product),
        (runs) => runs.length === 2,
      );
      expect(await runsOf(product)).toMatchObject([
        { journey: 'First', status: 'ended', reason: 'finished' },
        { journey: 'Second', status: 'active', event: { orderId: 'A-1', startDepth: 1 } },
      ]);
    });

    it('waits for a paused one to go on', async () => {
      const second = await product.publish(forAnHour(['trigger.api', {}]), 'Second');
      await product.publishToo(starting(second, onEvent('order_placed')), 'First');
      await product.api('POST', `/journeys/${second}/pause`, {});
      await happens(product, 'order_placed');
      await settled(product);
      expect(await shown()).toEqual(['First ended stop']);
      await product.api('POST', `/journeys/${second}/resume`, {});
      await eventually(shown, (runs) => runs.includes('Second active pause'));
    });

    it('without end is stopped after ten in a row', async () => {
      const { id } = await product.api<{ id: string }>('POST', '/journeys', { name: 'Itself' });
      await product.journeys.redraw(id, starting(id, ['trigger.api', {}]));
      await product.journeys.publishAgain(id);
      await startRuns(product, id, { contacts: [{ phone: PERSON }] });
      await eventually(
        () => runsOf(product),
        (runs) => runs.length === 11,
      );
      await settled(product);
      expect(await runsOf(product)).toHaveLength(11);
      expect(await product.sql(`SELECT node_id FROM visit WHERE problem = 'start.too_deep'`)).toEqual([
        { node_id: 'next' },
      ]);
    });
  });
});
