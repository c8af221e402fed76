import type { WaitFor } from '@sendero/shared';
import { aJourney, aStraightJourney, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const HOUR = 3_600_000;
const PERSON = '15550100001';
const forArrival = (status: 'delivered' | 'read'): WaitFor => ({
  type: 'receipt',
  status,
  timeout: { amount: 1, unit: 'hours' },
});

describe('a wait', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const ways = (count: number) =>
    eventually(
      () =>
        product.sql<{ way: string }>(
          `SELECT node_id || ' ' || coalesce(output, '') AS way FROM visit ORDER BY left_at, revision`,
        ),
      (rows) => rows.length >= count,
    ).then((rows) => rows.map(({ way }) => way));

  it('WEB-47 for the last message to arrive is over when it does, though nothing waits for its failure', async () => {
    await product.publish(
      aJourney(
        {
          start: keyword('go'),
          hello: text('Hello'),
          arrived: ['wait', forArrival('delivered')],
          stop: end,
          late: end,
        },
        ['start.next -> hello', 'hello.sent -> arrived', 'arrived.happened -> stop', 'arrived.timeout -> late'],
      ),
    );
    await product.writes(PERSON, 'go');
    expect(await ways(4)).toEqual(['start next', 'hello sent', 'arrived happened', 'stop ']);
    expect(await product.sql('SELECT FROM timer')).toEqual([]);
  });

  it('for the last message to arrive is none when it did before', async () => {
    await product.publish(
      aJourney(
        {
          start: keyword('go'),
          hello: text('Hello'),
          pause: waitFor(1, 'hours'),
          arrived: ['wait', forArrival('delivered')],
          stop: end,
          late: end,
        },
        [
          'start.next -> hello',
          'hello.sent -> pause',
          'pause.next -> arrived',
          'arrived.happened -> stop',
          'arrived.timeout -> late',
        ],
      ),
    );
    await product.writes(PERSON, 'go');
    await eventually(
      () => product.sql<{ receipt: string | null }>(`SELECT state->'question'->>'receipt' AS receipt FROM run`),
      ([run]) => run?.receipt === 'delivered' || run?.receipt === 'read',
    );
    await product.advanceClock(HOUR + 1000);
    expect(await ways(5)).toEqual(['start next', 'hello sent', 'pause next', 'arrived happened', 'stop ']);
  });

  it('is the only reason for which runs are told of messages that arrived', async () => {
    await product.publish(
      aStraightJourney({ start: keyword('go'), hello: text('Hello'), pause: waitFor(1, 'hours'), stop: end }),
    );
    await product.writes(PERSON, 'go');
    expect(
      await eventually(
        () =>
          product.sql<{ awaits: boolean }>(`SELECT awaits_receipt AS awaits FROM message WHERE status >= 'delivered'`),
        (rows) => rows.length === 1,
      ),
    ).toEqual([{ awaits: false }]);
  });

  it("for a time of day goes by the contact's time zone, or the workspace's while theirs is not known", async () => {
    await product.publish(
      aStraightJourney({
        start: keyword('go'),
        pause: ['wait', { type: 'moment', local: '2035-01-01T09:00', zone: 'contact' }],
        stop: end,
      }),
    );
    await product.api('PATCH', '/workspace', { timeZone: 'Asia/Tokyo' });
    const { id } = await product.api<{ id: string }>('POST', '/contacts', {
      name: 'Ada',
      phone: '+15550100002',
      timeZone: 'Europe/Berlin',
    });
    await product.writes(PERSON, 'go');
    await product.writes('15550100002', 'go');
    const timers = await eventually(
      () =>
        product.sql<{ ours: boolean; due: Date }>(
          `SELECT r.contact_id = $1 AS ours, t.due_at AS due FROM timer t JOIN run r ON r.id = t.run_id ORDER BY 1`,
          [id],
        ),
      (rows) => rows.length === 2,
    );
    expect(timers.map(({ ours, due }) => [ours, due.toISOString()])).toEqual([
      [false, '2035-01-01T00:00:00.000Z'],
      [true, '2035-01-01T08:00:00.000Z'],
    ]);
  });
});
