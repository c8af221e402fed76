import type { JourneySettings } from '@sendero/shared';
import { settled } from '../testing/events';
import { aJourney, aStraightJourney, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, metaText, metaWebhook, startProduct, type Product } from '../testing/product';

const HOUR = 3_600_000;
const PERSON = '15550100001';

const listen: readonly [string, object] = ['receive', { cases: [], saveAs: 'answer', timeout: null }];
const offer: readonly [string, object] = [
  'send',
  {
    message: null,
    template: { name: 'winter_offer', language: 'en', header: [], headerLink: '', body: ['Ada', '20%'], buttons: {} },
  },
];

/** What trackers of other journey builders are full of: each was somebody's bug, and stays away here by name. */
describe('what goes wrong elsewhere', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const texts = async () => (await product.received()).map((message) => message.text);
  const heard = async (...expected: readonly string[]) => {
    await eventually(texts, (all) => all.length >= expected.length);
    expect(await texts()).toEqual(expected);
  };
  const runs = () =>
    product.sql<{ status: string; node: string; revision: number; reason: string }>(
      `SELECT status, state->>'node' AS node, (state->>'revision')::int AS revision, state->>'reason' AS reason
         FROM run ORDER BY id`,
    );
  const standsAt = (node: string) => eventually(runs, ([run]) => run?.node === node);
  const timers = () => product.sql<{ token: number; due_at: Date }>('SELECT token, due_at FROM timer');
  const nothingWentWrong = async () => {
    await settled(product);
    expect(await product.sql('SELECT id::text FROM dead_event UNION ALL SELECT message_id::text FROM outbox')).toEqual(
      [],
    );
  };

  it('an unrelated event never restarts a wait', async () => {
    await product.publish(
      aStraightJourney({
        start: keyword('go'),
        hello: text('Hello'),
        pause: waitFor(2, 'hours'),
        late: text('Late'),
        stop: end,
      }),
    );
    await product.writes(PERSON, 'go');
    await standsAt('pause');
    const before = await timers();
    await product.advanceClock(1.5 * HOUR);
    await product.writes(PERSON, 'Are you there?');
    await product.writes(PERSON, 'go');
    await eventually(
      () => product.sql(`SELECT id FROM message WHERE status = 'read'`),
      (rows) => rows.length === 1,
    );
    await settled(product);
    expect(await timers()).toEqual(before);
    await product.advanceClock(0.5 * HOUR + 1_000);
    await heard('Hello', 'Late');
  });

  it('two waits in a row take their own time each', async () => {
    await product.publish(
      aStraightJourney({
        start: keyword('go'),
        one: waitFor(1, 'hours'),
        two: waitFor(1, 'hours'),
        late: text('Late'),
        stop: end,
      }),
    );
    await product.writes(PERSON, 'go');
    await standsAt('one');
    await product.advanceClock(HOUR + 1_000);
    await standsAt('two');
    await product.advanceClock(0.5 * HOUR);
    await settled(product);
    expect(await texts()).toEqual([]);
    await product.advanceClock(0.5 * HOUR + 1_000);
    await heard('Late');
  });

  const circle = aJourney({ start: keyword('go'), pause: waitFor(1, 'hours'), tick: text('Tick'), stop: end }, [
    'start.next -> pause',
    'pause.next -> tick',
    'tick.sent -> pause',
    'tick.blocked -> stop',
  ]);

  it('a loop through the same wait passes twice', async () => {
    await product.publish(circle);
    await product.writes(PERSON, 'go');
    await standsAt('pause');
    await product.advanceClock(HOUR + 1_000);
    await heard('Tick');
    await product.advanceClock(HOUR + 1_000);
    await heard('Tick', 'Tick');
    expect(await runs()).toMatchObject([{ status: 'active', node: 'pause', revision: 6 }]);
    expect(await timers()).toMatchObject([{ token: 6 }]);
  });

  it('a stale timer from an earlier visit does nothing', async () => {
    await product.publish(circle);
    await product.writes(PERSON, 'go');
    await standsAt('pause');
    await product.advanceClock(HOUR + 1_000);
    await heard('Tick');
    const [before] = await runs();
    // The first visit's timer, as if taking it back had been forgotten.
    await product.sql(
      `INSERT INTO timer (run_id, token, lane, due_at) SELECT id, 2, lane, now() - interval '1 hour' FROM run`,
    );
    await eventually(timers, (all) => all.every(({ token }) => token !== 2));
    await settled(product);
    expect(await runs()).toEqual([before]);
    expect(await timers()).toMatchObject([{ token: 4 }]);
    await nothingWentWrong();
  });

  it('two quick messages are processed in order, once', async () => {
    await product.publish(
      aStraightJourney({
        start: keyword('go'),
        first: listen,
        one: text('1 {{ reply.text }}'),
        second: listen,
        two: text('2 {{ reply.text }}'),
        stop: end,
      }),
    );
    await product.writes(PERSON, 'go');
    await standsAt('first');
    const messages = ['red', 'blue'].map((body) => metaText(PERSON, `wamid.quick.${body}`, body));
    // The platform delivers again when an answer takes too long.
    await Promise.all([1, 2, 3].map(() => product.webhook(metaWebhook({ messages }))));
    await heard('1 red', '2 blue');
    await settled(product);
    expect(await texts()).toEqual(['1 red', '2 blue']);
    expect(await product.sql(`SELECT text FROM message WHERE direction = 'in' ORDER BY id`)).toHaveLength(3);
    await nothingWentWrong();
  });

  it.each([
    { drawn: 'connected', otherwise: ['hello.failed -> sorry', 'hello.blocked -> sorry'], reason: 'told' },
    { drawn: 'not connected', otherwise: ['hello.blocked -> sorry'], reason: 'finished' },
  ])('a failed send leaves by “failed”, nobody is stuck ($drawn)', async ({ otherwise, reason }) => {
    await product.publish(
      aJourney({ start: keyword('go'), hello: text('Hello'), stop: end, sorry: ['end', { reason: 'told' }] }, [
        'start.next -> hello',
        'hello.sent -> stop',
        ...otherwise,
      ]),
    );
    await product.leavesWhatsApp(PERSON);
    expect((await product.webhook(metaWebhook({ messages: [metaText(PERSON, 'wamid.go', 'go')] }))).status).toBe(200);
    const [run] = await eventually(runs, ([first]) => first?.status === 'ended');
    expect(run).toMatchObject({ status: 'ended', reason });
    const sent = () => product.sql<{ status: string }>(`SELECT status, problem FROM message WHERE direction = 'out'`);
    await eventually(sent, ([message]) => message?.status === 'failed');
    expect(await sent()).toEqual([{ status: 'failed', problem: 'whatsapp.undeliverable' }]);
    await nothingWentWrong();
  });

  it('re-entry rules hold under concurrent events (CTN-19)', async () => {
    const others = await Promise.all([product.another(), product.another()]);
    try {
      await product.publish(
        aStraightJourney(
          { start: keyword('go'), hello: text('Hello'), stop: end },
          {
            reentry: { type: 'never' },
          },
        ),
      );
      const people = Array.from({ length: 8 }, (_, index) => `1555010020${index}`);
      const storm = people.flatMap((from) =>
        Array.from({ length: 5 }, (_, turn) =>
          metaWebhook({ messages: [metaText(from, `wamid.${from}.${turn}`, 'go')] }),
        ),
      );
      await Promise.all([...storm, ...storm].map((payload) => product.webhook(payload)));
      await settled(product);
      expect(await product.sql('SELECT contact_id FROM run GROUP BY contact_id HAVING count(*) = 1')).toHaveLength(8);
      expect(await runs()).toHaveLength(8);
      expect(await eventually(texts, (all) => all.length >= 8)).toHaveLength(8);
      expect(await product.sql('SELECT id FROM dead_event')).toEqual([]);
    } finally {
      await Promise.all(others.map((server) => server.close()));
    }
  });

  it('a quiet-hours window over midnight opens', async () => {
    await product.publish(
      aStraightJourney(
        {
          start: keyword('go'),
          hello: text('Hello'),
          pause: waitFor(1, 'hours'),
          nudge: text('Still there?'),
          stop: end,
        },
        tonight(),
      ),
    );
    await product.writes(PERSON, 'go');
    await heard('Hello');
    await standsAt('pause');
    // Past midnight, on a day whose own evening is not quiet.
    await product.advanceClock(HOUR + 60_000);
    await standsAt('nudge');
    await product.advanceClock(6 * HOUR);
    await settled(product);
    expect(await texts()).toEqual(['Hello']);
    await product.advanceClock(2 * HOUR);
    await heard('Hello', 'Still there?');
  });

  it('no message is sent to someone who opted out while it was queued (CT-46)', async () => {
    await product.publish(aStraightJourney({ start: keyword('go'), offer, stop: end }));
    await product.writes(PERSON, 'hm');
    const [contact] = await eventually(
      () => product.sql<{ id: string }>('SELECT id FROM contact'),
      (rows) => rows.length === 1,
    );
    const says = (state: 'in' | 'out') =>
      product.api('POST', `/contacts/${contact?.id}/consent`, { topic: 'marketing', state, evidence: 'Told us' });
    await says('in');
    await product.sql(`UPDATE channel_throughput SET held_until = now() + interval '1 hour'`);
    await product.writes(PERSON, 'go');
    const sent = () => product.sql<{ status: string }>(`SELECT status, problem FROM message WHERE direction = 'out'`);
    await eventually(sent, ([message]) => message?.status === 'queued');
    await says('out');
    await product.sql('UPDATE channel_throughput SET held_until = NULL');
    await eventually(sent, ([message]) => message?.status === 'failed');
    expect(await sent()).toEqual([{ status: 'failed', problem: 'message.not_opted_in' }]);
    expect(await product.received()).toEqual([]);
    await nothingWentWrong();
  });
});

/** Quiet from 22:00 to 08:00 in a zone where it is past 23:00 now, and in the night of this day alone. */
function tonight(): Pick<JourneySettings, 'quietHours'> {
  const ahead = 23 - new Date().getUTCHours();
  const hours = ahead > 14 ? ahead - 24 : ahead;
  // The sign of these zones is turned round: Etc/GMT-2 is two hours ahead of UTC.
  const zone = `Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`;
  const today = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short' }).format(new Date());
  const day = (['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const).find((name) => name === today) ?? 'Mon';
  return { quietHours: { from: '22:00', until: '08:00', days: [day], zone } };
}
