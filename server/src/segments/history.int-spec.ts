import type { JourneySettings } from '@sendero/shared';
import { aJourney, aStraightJourney, end, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const DAY = 86_400_000;
const WEEK = { amount: 7, unit: 'days' };
const ordered = (rest: object = {}) => ({
  subject: 'eventHistory',
  is: 'did',
  event: { name: 'order_placed', where: [] },
  times: 1,
  within: null,
  ...rest,
});
const starts = ['trigger.event', { event: { name: 'visited', where: [] } }] as const;

/** Whoever visits goes by `yes` when the conditions hold. */
const asking = (...conditions: readonly object[]) =>
  aJourney(
    {
      start: starts,
      ask: ['branch', { cases: [{ id: 'yes', title: 'Yes', when: { match: 'all', conditions } }] }],
      yes: end,
      no: end,
    },
    ['start.next -> ask', 'ask.yes -> yes', 'ask.else -> no'],
    { reentry: { type: 'always' } },
  );

describe('what happened to a contact before', () => {
  let product: Product;
  let journeys = 0;
  let people = 0;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const publish = (document: ReturnType<typeof aJourney>) => product.publish(document, `History ${++journeys}`);
  const aPerson = () => `+1555030${String(people++).padStart(4, '0')}`;
  const happens = (phone: string, ...events: readonly object[]) =>
    product.api('POST', '/events', { events: events.map((event) => ({ phone, ...event })) });
  const ends = async (phone: string, wanted = 1): Promise<readonly string[]> => {
    const rows = await eventually(
      () =>
        product.sql<{ node: string }>(
          `SELECT r.state->>'node' AS node FROM run r JOIN contact c ON c.id = r.contact_id
            WHERE c.phone = $1 AND r.status = 'ended' ORDER BY r.id`,
          [phone],
        ),
      (all) => all.length >= wanted,
    );
    return rows.map(({ node }) => node);
  };
  const at = async (ago: number) => (await product.api<{ now: number }>('GET', '/sandbox/clock')).now - ago;

  it('chooses the way of a branch: how often, within what time, with what properties', async () => {
    await publish(
      asking(
        ordered({ times: 2, within: WEEK }),
        ordered({ event: { name: 'order_placed', where: [{ property: 'total', is: 'greaterThan', value: '50' }] } }),
        ordered({ is: 'didNot', event: { name: 'complained', where: [] } }),
      ),
    );
    const big = { name: 'order_placed', properties: { total: 60 } };
    const small = { name: 'order_placed', properties: { total: 5 } };
    const complaint = { name: 'complained' };
    const old = { at: await at(8 * DAY) };
    const cases: readonly (readonly [readonly object[], string])[] = [
      [[], 'no'],
      [[big], 'no'],
      [[big, small], 'yes'],
      [[small, small], 'no'],
      [[big, small, complaint], 'no'],
      [[{ ...big, ...old }, small], 'no'],
      [[{ ...big, ...old }, small, small], 'yes'],
    ];
    const told = cases.map(([before, expected]) => ({ phone: aPerson(), before, expected }));
    for (const { phone, before } of told) await happens(phone, ...before, { name: 'visited' });
    const found = await Promise.all(told.map(async ({ phone }) => (await ends(phone))[0]));
    expect(found).toEqual(told.map(({ expected }) => expected));
  });

  it('takes a contact out of a journey', async () => {
    const settings: Partial<JourneySettings> = {
      exits: [
        {
          type: 'condition',
          when: {
            match: 'all',
            conditions: [
              {
                subject: 'eventHistory',
                is: 'did',
                event: { name: 'order_placed', where: [] },
                times: 2,
                within: null,
              },
            ],
          },
        },
      ],
    };
    await publish(aStraightJourney({ start: starts, wait: waitFor(1, 'hours'), end }, settings));
    const [ada, eve] = [aPerson(), aPerson()];
    await happens(ada, { name: 'visited' }, { name: 'order_placed' }, { name: 'order_placed' });
    await happens(eve, { name: 'visited' }, { name: 'order_placed' });
    // Who has not begun to wait yet when the clock moves would wait an hour from then on.
    await eventually(
      () =>
        product.sql('SELECT FROM run r JOIN contact c ON c.id = r.contact_id WHERE c.phone = ANY($1)', [[ada, eve]]),
      (runs) => runs.length === 2,
    );
    await product.advanceClock(3_700_000);
    await Promise.all([ends(ada), ends(eve)]);
    const reasons = await product.sql<{ reason: string }>(
      `SELECT r.state->>'reason' AS reason FROM run r JOIN contact c ON c.id = r.contact_id WHERE c.phone = ANY($1) ORDER BY c.phone`,
      [[ada, eve]],
    );
    expect(reasons.map(({ reason }) => reason)).toEqual(['exit_condition', 'finished']);
  });

  it('decides who is in a segment', async () => {
    const [ada, eve] = [aPerson(), aPerson()];
    await happens(ada, { name: 'subscribed' }, { name: 'subscribed' });
    await happens(eve, { name: 'subscribed' });
    const often = { ...ordered({ times: 2 }), event: { name: 'subscribed', where: [] } };
    const definition = { match: 'all', conditions: [often] };
    const { id } = await product.api<{ id: string }>('POST', '/segments', { name: 'Subscribers', definition });
    const { items } = await product.api<{ items: { phone: string }[] }>('GET', `/segments/${id}/members`);
    expect(items.map(({ phone }) => phone)).toEqual([ada]);
    await publish(asking({ subject: 'segment', is: 'in', segment: id }));
    for (const phone of [ada, eve]) await happens(phone, { name: 'visited' });
    expect([await ends(ada), await ends(eve)]).toEqual([['yes'], ['no']]);
    const nameless = { match: 'all', conditions: [{ ...often, event: { name: ' ', where: [] } }] };
    await expect(product.api('POST', '/segments', { name: 'Nobody', definition: nameless })).rejects.toThrow('422');
  });

  it('knows how far messages came', async () => {
    await publish(asking({ subject: 'messageHistory', is: 'did', status: 'delivered', times: 1, within: WEEK }));
    const ada = aPerson();
    await happens(ada, { name: 'visited' });
    expect(await ends(ada)).toEqual(['no']);
    await product.sql(
      `INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status)
       SELECT gen_random_uuid(), c.workspace_id, h.id, c.id, 'out', '{}', '', $2, $2, 'read'
         FROM contact c, channel h WHERE c.phone = $1`,
      [ada, new Date(await at(DAY))],
    );
    await happens(ada, { name: 'visited' });
    expect(await ends(ada, 2)).toEqual(['no', 'yes']);
  });
});
