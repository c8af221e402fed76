import type { JourneySettings, Reentry } from '@sendero/shared';
import { happenAll, happens, PERSON, publishToo, runsOf, settled, startRuns } from '../testing/events';
import { aJourney, anyMessage, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const HOUR = 3_600_000;
const onEvent = (name: string): readonly [string, object] => ['trigger.event', { event: { name } }];

/** Keeps everybody for an hour. */
const forAnHour = (trigger: readonly [string, object], settings: Partial<JourneySettings> = {}) =>
  aJourney(
    { start: trigger, pause: waitFor(1, 'hours'), stop: end },
    ['start.next -> pause', 'pause.next -> stop'],
    settings,
  );
const exitOn = (name: string) => ({ exits: [{ type: 'event' as const, event: { name, where: [] } }] });

describe('events in journeys', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const shown = async () => (await runsOf(product)).map(({ journey, status, node }) => `${journey} ${status} ${node}`);
  const buried = () => product.sql('SELECT error FROM dead_event');

  it('an event starts every journey that it fits, the one with the highest priority first (CTN-12)', async () => {
    await product.publish(forAnHour(onEvent('order_placed')), 'Plain');
    await publishToo(product, 'Urgent', forAnHour(onEvent('order_placed'), { priority: 9 }));
    await publishToo(product, 'Other', forAnHour(onEvent('order_paid')));
    await happens(product, 'order_placed', { orderId: 'A-1' });
    await settled(product);
    expect(await shown()).toEqual(['Urgent active pause', 'Plain active pause']);
    expect((await runsOf(product)).map(({ event }) => event)).toEqual([{ orderId: 'A-1' }, { orderId: 'A-1' }]);
  });

  it('texts speak of what the event said', async () => {
    await product.publish(
      aJourney(
        {
          start: keyword('go'),
          wait: ['receive', { cases: [], saveAs: '', timeout: null }],
          stop: end,
        },
        ['start.next -> wait', 'wait.other -> stop'],
      ),
      'Opens the window',
    );
    await product.writes(PERSON.slice(1), 'go');
    await publishToo(
      product,
      'Thanks',
      aJourney({ start: onEvent('order_placed'), thanks: text('Order {{ event.orderId }}'), stop: end }, [
        'start.next -> thanks',
        'thanks.sent -> stop',
        'thanks.blocked -> stop',
      ]),
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
        aJourney({ start: onEvent('order_placed'), stop: end }, ['start.next -> stop'], {
          reentry: { type: 'never' },
          runKey: 'orderId',
        }),
        'Orders',
      );
      for (const orderId of ['A-1', 'A-1', 'A-2', 'A-1']) {
        await happens(product, 'order_placed', { orderId });
        await settled(product);
      }
      expect(await keys()).toEqual(['A-1', 'A-2']);
    });
  });

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
      const id = await product.publish(
        aJourney({ start: ['trigger.api', {}], stop: end }, ['start.next -> stop'], settings),
      );
      await startRuns(product, id, { contacts: [{ phone: PERSON }] });
      const [again] = await startRuns(product, id, { contacts: [{ phone: PERSON }] });
      expect(again).toMatchObject({ status: 'refused', problem: { code } });
    });

    it('refuses for a journey that is paused, or has no such trigger', async () => {
      const plain = await product.publish(forAnHour(anyMessage), 'Plain');
      const [first] = await startRuns(product, plain, { contacts: [{ phone: PERSON }] });
      expect(first).toMatchObject({ problem: { code: 'start.no_trigger' } });
      const paused = await publishToo(product, 'Asked', byRequest());
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
      aJourney(
        {
          start: trigger,
          next: ['journey.start', { journey, properties: [{ name: 'orderId', text: '{{ event.orderId }}' }] }],
          stop: end,
        },
        ['start.next -> next', 'next.next -> stop'],
        { reentry: { type: 'always' } },
      );

    it('for the same contact, with what it hands over', async () => {
      const second = await product.publish(forAnHour(['trigger.api', {}]), 'Second');
      await publishToo(product, 'First', starting(second, onEvent('order_placed')));
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
      await publishToo(product, 'First', starting(second, onEvent('order_placed')));
      await product.api('POST', `/journeys/${second}/pause`, {});
      await happens(product, 'order_placed');
      await settled(product);
      expect(await shown()).toEqual(['First ended stop']);
      await product.api('POST', `/journeys/${second}/resume`, {});
      await eventually(shown, (runs) => runs.includes('Second active pause'));
    });

    it('without end is stopped after ten in a row', async () => {
      const { id } = await product.api<{ id: string }>('POST', '/journeys', { name: 'Itself' });
      const document = starting(id, ['trigger.api', {}]);
      const { draftRevision } = await product.api<{ draftRevision: number }>('GET', `/journeys/${id}`);
      await product.api('PUT', `/journeys/${id}/draft`, { draftRevision, document });
      await product.api('POST', `/journeys/${id}/publish`, {});
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

  describe('an event that does not follow (CTN-13)', () => {
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
});
