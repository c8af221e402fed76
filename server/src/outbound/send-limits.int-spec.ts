import { weekdays, type FrequencyCap, type JourneySettings } from '@sendero/shared';
import { DEMO_CHANNEL } from '../demo/demo-workspace';
import { CountedMessageRepository } from '../runs/counted-message.repository';
import { settled } from '../testing/events';
import { aJourney, aStraightJourney, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, metaText, metaWebhook, startProduct, type Product } from '../testing/product';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PERSON = '15550100001';
const ONCE_A_DAY: FrequencyCap = { messages: 1, per: { amount: 1, unit: 'days' }, counts: ['marketing'] };

const offer: readonly [string, object] = [
  'send',
  {
    message: null,
    template: { name: 'winter_offer', language: 'en', body: ['Ada', '20%'], header: [], headerLink: '', buttons: {} },
  },
];
const sendsOffer = (word: string, settings: Partial<JourneySettings> = {}) =>
  aJourney(
    { start: keyword(word), offer, stop: end },
    ['start.next -> offer', 'offer.sent -> stop', 'offer.blocked -> stop'],
    { reentry: { type: 'always' }, ...settings },
  );

describe('limits of what goes out', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  let last = 0;
  /** Posts several messages in one webhook, which one batch works. */
  const says = async (...texts: readonly string[]) => {
    if (texts.length === 1) return product.writes(PERSON, texts[0] ?? '');
    const messages = texts.map((body) => metaText(PERSON, `wamid.limits.${++last}`, body));
    expect((await product.webhook(metaWebhook({ messages }))).status).toBe(200);
  };
  const optIn = async () => {
    await says('START');
    await eventually(
      () => product.sql('SELECT 1 FROM consent'),
      (rows) => rows.length > 0,
    );
  };
  const messages = () =>
    product.sql<{ text: string; status: string; problem: string | null }>(
      `SELECT text, status, problem FROM message WHERE direction = 'out' ORDER BY id`,
    );
  const hold = (held: boolean) =>
    product.sql(
      `UPDATE channel_throughput SET held_until = ${held ? "now() + interval '1 hour'" : 'NULL'} WHERE channel_id = $1`,
      [DEMO_CHANNEL],
    );
  const waiting = (status: string) =>
    eventually(messages, (rows) => rows.some((row) => row.status === status)).then((rows) => rows.length);
  const cap = (frequencyCap: FrequencyCap | null) => product.api('PATCH', '/workspace', { frequencyCap });

  describe('how often a contact is written to (BLO-12)', () => {
    it('two journeys at the same instant, worked by several servers, do not both send', async () => {
      await cap(ONCE_A_DAY);
      const others = [await product.another(), await product.another({ role: 'worker' })];
      try {
        await product.publish(sendsOffer('a'), 'A');
        await product.publishToo(sendsOffer('b'), 'B');
        await optIn();
        await Promise.all(Array.from({ length: 6 }, () => says('a', 'b')));
        await settled(product);
        const ways = await product.sql(
          `SELECT output, problem, count(*)::int AS n FROM visit WHERE node_id = 'offer' GROUP BY 1, 2 ORDER BY 1`,
        );
        expect(ways).toEqual([
          { output: 'blocked', problem: 'message.over_frequency_cap', n: 11 },
          { output: 'sent', problem: null, n: 1 },
        ]);
        expect(await messages()).toHaveLength(1);
        const [visit] = await product.sql<{ verdicts: readonly { guard: string; inputs: object }[] }>(
          `SELECT verdicts FROM visit WHERE output = 'blocked' LIMIT 1`,
        );
        expect(visit?.verdicts.find(({ guard }) => guard === 'underFrequencyCap')).toEqual({
          guard: 'underFrequencyCap',
          passed: false,
          inputs: { topic: 'marketing', scope: 'workspace', used: 1, allows: '1 message in 1 day' },
        });
        await eventually(messages, ([row]) => row?.status === 'read');
        await product.advanceClock(DAY + 5_000);
        await says('b');
        await eventually(messages, (rows) => rows.length === 2);
      } finally {
        for (const other of others) await other.close();
      }
    });

    it('costs nothing where no cap is set: no message is counted', async () => {
      const counted = jest.spyOn(CountedMessageRepository.prototype, 'since');
      try {
        await product.publish(sendsOffer('a'), 'A');
        await optIn();
        await says('a', 'a');
        await eventually(messages, (rows) => rows.length === 2 && rows.every(({ status }) => status === 'read'));
        expect(counted).not.toHaveBeenCalled();
        await cap(ONCE_A_DAY);
        await says('a');
        await settled(product);
        expect(counted).toHaveBeenCalled();
      } finally {
        counted.mockRestore();
      }
    });

    it('a journey keeps to its own cap, across runs and versions, and others do not count', async () => {
      const a = await product.publish(sendsOffer('a', { frequencyCap: ONCE_A_DAY }), 'A');
      await product.publishToo(sendsOffer('b'), 'B');
      await optIn();
      await says('b', 'a', 'a');
      await settled(product);
      await eventually(messages, (rows) => rows.every(({ status }) => status === 'read'));
      expect(await messages()).toHaveLength(2);
      await product.journeys.publishAgain(a);
      await says('a', 'b');
      await settled(product);
      expect(await messages()).toHaveLength(3);
    });

    it('answers are not counted unless the cap says so', async () => {
      await product.publish(aStraightJourney({ start: keyword('hi'), one: text('one'), two: text('two'), stop: end }));
      await cap(ONCE_A_DAY);
      await says('hi');
      await eventually(messages, (rows) => rows.length === 2);
      await cap({ ...ONCE_A_DAY, messages: 3, counts: ['marketing', 'service'] });
      await says('hi');
      await eventually(messages, (rows) => rows.length > 2);
      await settled(product);
      expect(await messages()).toHaveLength(3);
    });

    it('a cap that is set while messages wait lets the first of them go and no other', async () => {
      await product.publish(sendsOffer('a'), 'A');
      await optIn();
      await hold(true);
      await says('a', 'a', 'a');
      await eventually(messages, (rows) => rows.length === 3);
      await cap(ONCE_A_DAY);
      await hold(false);
      const rows = await eventually(messages, (all) => all.every(({ status }) => status !== 'queued'));
      expect(rows.map(({ problem }) => problem)).toEqual([
        null,
        'message.over_frequency_cap',
        'message.over_frequency_cap',
      ]);
      expect(await product.received()).toHaveLength(1);
    });

    it('a message that fails leaves its place to the next', async () => {
      await cap(ONCE_A_DAY);
      await product.publish(sendsOffer('a'), 'A');
      await optIn();
      await hold(true);
      await says('a');
      await eventually(messages, (rows) => rows.length === 1);
      await product.sql(`UPDATE template SET status = 'PAUSED' WHERE name = 'winter_offer'`);
      // Templates are known for a while; who has just started knows none.
      await product.restart();
      await hold(false);
      await eventually(messages, ([row]) => row?.problem === 'message.template_not_sendable');
      await product.sql(`UPDATE template SET status = 'APPROVED' WHERE name = 'winter_offer'`);
      await product.restart();
      await says('a');
      await eventually(messages, (rows) => rows.length === 2);
    });
  });

  describe('quiet hours that began while a message waited (CTN-19)', () => {
    const timeOfDay = (ms: number) => new Date(ms).toISOString().slice(11, 16);
    /** From an hour from now on, for two hours. */
    const soonQuiet = (zone = 'UTC', offset = 0): Partial<JourneySettings> => ({
      quietHours: {
        from: timeOfDay(Date.now() + HOUR + offset),
        until: timeOfDay(Date.now() + 3 * HOUR + offset),
        days: weekdays,
        zone,
      },
    });
    const held = () =>
      product.sql<{ until: Date }>('SELECT quiet_until AS until FROM outbox WHERE quiet_until > now()');

    it('hold it until they end; it is sent then, once', async () => {
      const quiet = soonQuiet();
      await product.publish(sendsOffer('a', quiet), 'A');
      await product.publishToo(aStraightJourney({ start: keyword('hi'), one: text('one'), stop: end }), 'B');
      await optIn();
      await hold(true);
      await says('a');
      await waiting('queued');
      await product.advanceClock(1.5 * HOUR);
      await hold(false);
      const [row] = await eventually(held, (rows) => rows.length === 1);
      expect(timeOfDay(row?.until.getTime() ?? 0)).toBe(quiet.quietHours?.until);
      expect(await product.sql('SELECT attempt, lease_until FROM outbox')).toEqual([{ attempt: 0, lease_until: null }]);
      const received = async () => (await product.received()).map(({ to }) => to);
      /** Who writes after it was held gets an answer: by then it would have gone, too. */
      const getsAnswer = async (person: string) => {
        await product.writes(person, 'hi');
        await eventually(received, (all) => all.includes(person));
        await settled(product);
      };
      await getsAnswer('15550100002');
      await product.restart();
      await getsAnswer('15550100003');
      expect(await received()).toEqual(['15550100002', '15550100003']);
      await product.advanceClock(2 * HOUR);
      await eventually(messages, ([message]) => message?.status === 'read');
      expect(await received()).toEqual(['15550100002', '15550100003', PERSON]);
      expect(await product.sql('SELECT 1 FROM outbox')).toEqual([]);
    });

    it('go by the contact’s own zone', async () => {
      // In Kolkata it is five and a half hours later than in UTC.
      await product.publish(sendsOffer('a', soonQuiet('contact', 5.5 * HOUR)), 'A');
      await optIn();
      await product.sql(`UPDATE contact SET time_zone = 'Asia/Kolkata'`);
      await hold(true);
      await says('a');
      await waiting('queued');
      await product.advanceClock(1.5 * HOUR);
      await hold(false);
      await eventually(held, (rows) => rows.length === 1);
      await product.advanceClock(2 * HOUR);
      await eventually(messages, ([message]) => message?.status === 'read');
    });

    it('let an answer overtake what they hold', async () => {
      await product.publish(
        aStraightJourney({ start: keyword('a'), offer, rest: waitFor(30, 'days'), stop: end }, soonQuiet()),
        'A',
      );
      await product.publishToo(
        aStraightJourney({ start: keyword('hi'), one: text('one'), stop: end }, { ...soonQuiet() }),
        'B',
      );
      await optIn();
      await hold(true);
      await says('a');
      await waiting('queued');
      await product.advanceClock(1.5 * HOUR);
      await hold(false);
      await eventually(held, (rows) => rows.length === 1);
      await says('hi');
      await eventually(product.received, (all) => all.length === 1);
      expect(await product.received()).toMatchObject([{ text: 'one' }]);
      expect(await held()).toHaveLength(1);
    });

    it('end with a look at the window: one that closed meanwhile refuses the message, and nothing is lost', async () => {
      await product.publish(aStraightJourney({ start: keyword('a'), one: text('one'), stop: end }, { ...soonQuiet() }));
      await hold(true);
      await says('a');
      await waiting('queued');
      await product.advanceClock(1.5 * HOUR);
      await hold(false);
      await eventually(held, (rows) => rows.length === 1);
      await product.sql('UPDATE conversation SET window_expires_at = now()');
      await product.advanceClock(2 * HOUR);
      const rows = await eventually(messages, ([row]) => row?.status === 'failed');
      expect(rows).toMatchObject([{ problem: 'message.window_closed' }]);
      expect(await product.received()).toEqual([]);
    });
  });
});
