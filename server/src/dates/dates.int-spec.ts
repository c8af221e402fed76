import {
  contactId,
  laneOf,
  localOfMoment,
  type JourneySettings,
  type JsonValue,
  type NodeConfig,
} from '@sendero/shared';
import { newId } from '../new-id';
import { settled } from '../testing/events';
import { anyMessage, aStraightJourney, end } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
type DateConfig = NodeConfig<'trigger.date'>;

describe('a date trigger', () => {
  let product: Product;
  let journeys = 0;
  /** The journeys of a test. */
  const own: string[] = [];
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());
  beforeEach(async () => {
    await product.sql(`UPDATE journey SET status = 'paused'`);
    // Nobody of another test has a date any more.
    await product.sql(`UPDATE contact SET attributes = '{}'`);
    own.length = 0;
  });

  const now = async () => (await product.api<{ now: number }>('GET', '/sandbox/clock')).now;
  /** What clocks show in a while, such as ['2026-11-21', '10:30']. */
  const local = async (inMs: number, zone = 'UTC') => {
    const [day = '', time = ''] = localOfMoment((await now()) + inMs, zone).split('T');
    return { day, time };
  };
  const contact = async (attributes: { readonly [name: string]: JsonValue }, zone = 'UTC') => {
    const id = newId<string>();
    await product.sql(
      `INSERT INTO contact (id, workspace_id, lane, attributes, time_zone, created_at, updated_at)
       SELECT $1, id, $4, $2, $3, now(), now() FROM workspace`,
      [id, JSON.stringify(attributes), zone, laneOf(contactId.parse(id))],
    );
    return id;
  };
  const set = (id: string, attributes: object) =>
    product.sql('UPDATE contact SET attributes = $2 WHERE id = $1', [id, JSON.stringify(attributes)]);
  const publish = async (config: Partial<DateConfig>, settings: Partial<JourneySettings> = {}) => {
    const whole = {
      source: { type: 'attribute', attribute: 'date' },
      shift: null,
      time: '09:00',
      keepsOwnTime: false,
      yearly: false,
      latest: { amount: 12, unit: 'hours' },
      ...config,
    };
    const journey = aStraightJourney({ start: ['trigger.date', whole], end }, settings);
    const id = await product.publish(journey, `Date ${++journeys}`);
    own.push(id);
    await eventually(
      () => product.sql('SELECT id FROM date_launch WHERE journey_id = $1', [id]),
      (rows) => rows.length === 1,
    );
    return id;
  };
  const started = async () => {
    const rows = await product.sql<{ contact: string }>(
      'SELECT contact_id AS contact FROM run WHERE journey_id = ANY($1) ORDER BY contact_id, id',
      [own],
    );
    return rows.map(({ contact: id }) => id);
  };
  /** Who has started, once all dates have been looked at that may be due by now. */
  const startedByNow = async () => {
    const by = new Date(await now());
    await eventually(
      () =>
        product.sql(
          `SELECT FROM date_launch l JOIN journey j ON j.id = l.journey_id AND j.status = 'live'
            WHERE l.look_at <= $1 OR l.reached IS NOT NULL`,
          [by],
        ),
      (unseen) => unseen.length === 0,
    );
    await settled(product);
    return started();
  };

  it('CTN-14 starts each contact when clocks show the time where they are, once', async () => {
    const { day, time } = await local(HOUR);
    const ada = await contact({ date: day });
    // Clocks in Tokyo are nine hours ahead: they show that time next in sixteen hours.
    const mei = await contact({ date: (await local(16 * HOUR, 'Asia/Tokyo')).day }, 'Asia/Tokyo');
    const later = await contact({ date: (await local(HOUR + DAY)).day });
    await contact({ date: 'soon' });
    await contact({ date: 7 });
    await contact({});
    await publish({ time });
    expect(await startedByNow()).toEqual([]);
    await product.advanceClock(HOUR - 300_000);
    expect(await startedByNow()).toEqual([]);
    await product.advanceClock(360_000);
    expect(await startedByNow()).toEqual([ada]);
    await product.advanceClock(15 * HOUR);
    expect(await startedByNow()).toEqual([ada, mei].sort());
    await product.advanceClock(9 * HOUR);
    expect(await startedByNow()).toEqual([ada, mei, later].sort());
  });

  it('CTN-14 a time before it, and every year, on its own day', async () => {
    const { day, time } = await local(HOUR + DAY);
    const born = `1992${day.slice(4)}`;
    const ada = await contact({ birthday: born });
    await publish(
      {
        source: { type: 'attribute', attribute: 'birthday' },
        time,
        yearly: true,
        shift: { amount: 1, unit: 'days', direction: 'before' },
      },
      { reentry: { type: 'afterEnd' } },
    );
    await product.advanceClock(HOUR + 60_000);
    expect(await startedByNow()).toEqual([ada]);
    await product.advanceClock(10 * 60_000);
    expect(await startedByNow()).toEqual([ada]);
    const nextYear = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
    await product.advanceClock(Date.parse(nextYear) - Date.parse(day));
    const again = await startedByNow();
    const properties = await product.sql<{ date: string }>(
      `SELECT state->'event'->>'date' AS date FROM run WHERE journey_id = ANY($1) ORDER BY id`,
      [own],
    );
    expect(again).toEqual([ada, ada]);
    expect(properties[0]).toEqual({ date: day });
    expect(properties[1]).toEqual({ date: nextYear });
  });

  it('goes by the date as it is when it is due: one that was moved or taken away starts nobody', async () => {
    const { day, time } = await local(HOUR);
    const [moved, away, kept] = [
      await contact({ date: day }),
      await contact({ date: day }),
      await contact({ date: day }),
    ];
    await publish({ time });
    await startedByNow();
    await set(moved, { date: (await local(HOUR + DAY)).day });
    await set(away, {});
    await product.advanceClock(HOUR + 60_000);
    expect(await startedByNow()).toEqual([kept]);
    await product.advanceClock(DAY);
    expect(await startedByNow()).toEqual([moved, kept].sort());
    // A later date is another one.
    await set(kept, { date: (await local(DAY - 60_000)).day });
    await product.advanceClock(DAY);
    expect((await startedByNow()).filter((id) => id === kept)).toHaveLength(2);
  });

  it('starts late what a stopped server missed, and not what is too late', async () => {
    const soon = await local(HOUR);
    const ada = await contact({ date: soon.day });
    await publish({ time: soon.time, latest: { amount: 3, unit: 'hours' } });
    await product.sql(`UPDATE journey SET status = 'paused'`);
    await product.advanceClock(3 * HOUR);
    await product.restart();
    await product.sql(`UPDATE journey SET status = 'live' WHERE name = $1`, [`Date ${journeys}`]);
    expect(await startedByNow()).toEqual([ada]);

    const next = await local(HOUR);
    const eve = await contact({ date: next.day });
    await publish({ time: next.time, latest: { amount: 3, unit: 'hours' } });
    await product.sql(`UPDATE journey SET status = 'paused'`);
    await product.advanceClock(5 * HOUR);
    await product.sql(`UPDATE journey SET status = 'live' WHERE name = $1`, [`Date ${journeys}`]);
    expect((await startedByNow()).filter((id) => id === eve)).toEqual([]);
  });

  it('starts nobody whose time had come before it was published', async () => {
    const past = await local(-HOUR);
    await contact({ date: past.day });
    await publish({ time: past.time });
    await product.advanceClock(60_000);
    expect(await startedByNow()).toEqual([]);
  });

  it('starts nobody twice for a date, with two workers, nor when dates are looked at again after a crash', async () => {
    const { day, time } = await local(HOUR);
    const [{ id: workspace } = { id: '' }] = await product.sql<{ id: string }>('SELECT id FROM workspace');
    const ids = Array.from({ length: 1_300 }, () => newId<string>());
    await product.sql(
      `INSERT INTO contact (id, workspace_id, lane, attributes, time_zone, created_at, updated_at)
       SELECT x, $2, ('x' || right(x::text, 2))::bit(8)::int % 64, $3, 'UTC', now(), now() FROM unnest($1::uuid[]) AS x`,
      [ids, workspace, JSON.stringify({ date: day })],
    );
    await publish({ time }, { reentry: { type: 'always' } });
    const other = await product.another({ role: 'worker' });
    await product.advanceClock(HOUR + 1_000);
    await eventually(started, (all) => all.length > 0);
    await product.sql(`UPDATE date_launch SET reached = NULL, look_at = '2000-01-01'`);
    expect(await startedByNow()).toEqual(ids.sort());
    await product.sql(`UPDATE date_launch SET look_at = '2000-01-01'`);
    expect(await startedByNow()).toHaveLength(1_300);
    await other.close();
  });

  it('starts each by the date of an event of theirs, with what the event said', async () => {
    const departure = await local(2 * HOUR + DAY);
    await publish(
      {
        source: {
          type: 'event',
          event: { name: 'flight_booked', where: [{ property: 'class', is: 'equals', value: 'eco' }] },
          property: 'departure',
        },
        keepsOwnTime: true,
        shift: { amount: 1, unit: 'days', direction: 'before' },
      },
      { runKey: 'flight' },
    );
    const ada = await contact({});
    const flight = (name: string, seat: string, at = `${departure.day}T${departure.time}`) => ({
      contactId: ada,
      name: 'flight_booked',
      properties: { flight: name, class: seat, departure: at },
    });
    await product.api('POST', '/events', {
      events: [flight('TP1', 'eco'), flight('TP2', 'eco'), flight('TP3', 'first'), flight('TP4', 'eco', 'open')],
    });
    await product.advanceClock(2 * HOUR + 60_000);
    expect(await startedByNow()).toEqual([ada, ada]);
    const told = await product.sql<{ flight: string }>(
      `SELECT state->'event'->>'flight' AS flight FROM run WHERE journey_id = ANY($1) ORDER BY 1`,
      [own],
    );
    expect(told.map(({ flight: name }) => name)).toEqual(['TP1', 'TP2']);
  });

  it('ends with the trigger, and a changed one counts from its publishing', async () => {
    const { day, time } = await local(HOUR);
    const id = await publish({ time });
    await contact({ date: day });
    await product.journeys.redraw(id, aStraightJourney({ start: anyMessage, end }));
    await product.journeys.publishAgain(id);
    await eventually(
      () => product.sql('SELECT id FROM date_launch WHERE journey_id = $1', [id]),
      (rows) => rows.length === 0,
    );
    await product.advanceClock(2 * HOUR);
    expect(await startedByNow()).toEqual([]);
  });
});
