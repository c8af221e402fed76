import type { Listening } from '@sendero/shared';
import { settled } from '../testing/events';
import { aJourney, aStraightJourney, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, metaWebhook, startProduct, type Product } from '../testing/product';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PERSON = '15550100001';

/** Greets at once and, two days later, sends what waits up to three days for the window. */
const late = aJourney(
  {
    start: keyword('go'),
    hello: text('Hello'),
    pause: waitFor(2, 'days'),
    news: [
      'send',
      {
        message: { type: 'text', text: 'Still interested?' },
        template: null,
        whenClosed: { type: 'wait', limit: { amount: 3, unit: 'days' } },
      },
    ],
    stop: end,
    rest: waitFor(1, 'minutes'),
    why: [
      'branch',
      {
        cases: [
          {
            id: 'closed',
            title: 'Never wrote',
            when: {
              match: 'all',
              conditions: [{ subject: 'lastSend', is: 'equals', value: 'message.window_closed' }],
            },
          },
        ],
      },
    ],
    gone: ['end', { reason: 'never wrote' }],
    other: ['end', { reason: 'something else' }],
  },
  [
    'start.next -> hello',
    'hello.sent -> pause',
    'pause.next -> news',
    'news.sent -> stop',
    'news.blocked -> rest',
    'rest.next -> why',
    'why.closed -> gone',
    'why.else -> other',
  ],
);

describe('a message that waits for the service window', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const texts = async () => (await product.received()).map((message) => message.text);
  const hears = async (...expected: readonly string[]) =>
    expect(await eventually(texts, (all) => all.length >= expected.length)).toEqual(expected);
  const run = async () => {
    const [found] = await product.sql<{ status: string; reason: string; phase: string; node: string }>(
      `SELECT status, state->>'reason' AS reason, state->>'phase' AS phase, state->>'node' AS node FROM run`,
    );
    return found;
  };
  const waits = () =>
    eventually(run, (found) => found?.node === 'news' && found.phase === 'closed').then(async () => {
      expect(await product.sql('SELECT FROM timer')).toHaveLength(1);
    });
  const comesToWait = async () => {
    await product.writes(PERSON, 'go');
    await hears('Hello');
    await eventually(run, (found) => found?.node === 'pause');
    await product.advanceClock(2 * DAY + 1000);
    await waits();
  };

  it('goes out when the contact writes, also after a restart, and takes nobody’s message away (WEB-47)', async () => {
    await product.publish(late);
    await product.publishToo(
      aStraightJourney({ start: keyword('hi'), answer: text('Hi there'), stop: end }),
      'Greeter',
    );
    await comesToWait();
    await product.restart();
    expect(await texts()).toEqual(['Hello']);
    await product.writes(PERSON, 'hi');
    await hears('Hello', 'Hi there', 'Still interested?');
    expect((await product.received()).map(({ windowOpen, errorCode }) => [windowOpen, errorCode])).toEqual([
      [true, null],
      [true, null],
      [true, null],
    ]);
    const [visit] = await eventually(
      () => product.sql<{ output: string; cause: string }>(`SELECT output, cause FROM visit WHERE node_id = 'news'`),
      (rows) => rows.length === 1,
    );
    expect(visit).toEqual({ output: 'sent', cause: 'windowOpened' });
    expect(await product.sql('SELECT FROM timer')).toEqual([]);
  });

  it('leaves by blocked when nobody writes in time, and a branch behind it knows the reason', async () => {
    await product.publish(late);
    await comesToWait();
    await product.advanceClock(3 * DAY - 60_000);
    expect(await run()).toMatchObject({ status: 'active', node: 'news' });
    await product.advanceClock(120_000);
    await eventually(run, (found) => found?.node === 'rest');
    await product.restart();
    await product.advanceClock(61_000);
    expect(await eventually(run, (found) => found?.status === 'ended')).toMatchObject({ reason: 'never wrote' });
    expect(await product.sql(`SELECT output, problem FROM visit WHERE node_id = 'news'`)).toEqual([
      { output: 'blocked', problem: 'message.window_closed' },
    ]);
    expect(await texts()).toEqual(['Hello']);
  });

  it('is shown among those who wait, and the run says what it waits for', async () => {
    await product.publish(late);
    await comesToWait();
    const [row] = await product.sql<{ id: string; contact: string }>('SELECT id, contact_id AS contact FROM run');
    const listening = await product.api<Listening>('GET', `/contacts/${row?.contact}/listening`);
    expect(listening.runs).toEqual([]);
    expect(listening.awaitingWindow).toMatchObject([{ runId: row?.id, node: 'news' }]);
    expect(await product.api('GET', `/runs/${row?.id}`)).toMatchObject({
      open: { node: 'news', phase: 'closed', waitsUntil: expect.any(Number) },
    });
  });

  it('stays while the journey is paused, and goes out when it is resumed', async () => {
    const id = await product.publish(late);
    await comesToWait();
    await product.api('POST', `/journeys/${id}/pause`, {});
    await product.writes(PERSON, 'hi');
    await settled(product);
    expect(await product.sql(`SELECT payload->>'type' AS type FROM held_event`)).toEqual([{ type: 'windowOpened' }]);
    await product.api('POST', `/journeys/${id}/resume`, { choice: 'continue' });
    await hears('Hello', 'Still interested?');
  });

  it('stays while people have the conversation, and follows when they give it back', async () => {
    await product.publish(late);
    await comesToWait();
    const [conversation] = await product.sql<{ id: string }>('SELECT id FROM conversation');
    await product.api('POST', `/conversations/${conversation?.id}/take-over`, { assignTo: 'Ines' });
    await product.writes(PERSON, 'hi');
    await settled(product);
    await product.advanceClock(HOUR);
    await settled(product);
    expect(await texts()).toEqual(['Hello']);
    await product.api('POST', `/conversations/${conversation?.id}/resolve`, {});
    await product.advanceClock(31_000);
    await hears('Hello', 'Still interested?');
  });

  it('is not sent for a message that is too old to open the window', async () => {
    await product.publish(late);
    await comesToWait();
    const at = Math.floor(Date.now() / 1000) + 20 * 3600;
    const { status } = await product.webhook(
      metaWebhook({
        messages: [{ from: PERSON, id: 'wamid.old', timestamp: String(at), type: 'text', text: { body: 'old' } }],
      }),
    );
    expect(status).toBe(200);
    await eventually(
      () => product.sql(`SELECT FROM message WHERE provider_id = 'wamid.old'`),
      (rows) => rows.length === 1,
    );
    await settled(product);
    await waits();
  });
});

describe('a message a set time before the service window closes', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  it('goes out then, while it may, and counts from the last time that the contact wrote (WEB-47)', async () => {
    await product.publish(
      aJourney(
        {
          start: keyword('go'),
          hello: text('Hello'),
          pause: ['wait', { type: 'windowCloses', lead: { amount: 30, unit: 'minutes' } }],
          last: text('Half an hour left'),
          stop: end,
          shut: end,
        },
        [
          'start.next -> hello',
          'hello.sent -> pause',
          'pause.next -> last',
          'pause.closed -> shut',
          'last.sent -> stop',
        ],
      ),
    );
    const texts = async () => (await product.received()).map((message) => message.text);
    await product.writes(PERSON, 'go');
    await eventually(texts, (all) => all.length === 1);
    const heard = (count: number) =>
      eventually(
        () => product.sql(`SELECT FROM message WHERE direction = 'in' AND NOT EXISTS (SELECT FROM event)`),
        (rows) => rows.length === count,
      );
    await heard(1);
    await product.advanceClock(10 * HOUR);
    await product.writes(PERSON, 'thanks');
    await heard(2);
    await product.advanceClock(23 * HOUR);
    await settled(product);
    expect(await texts()).toEqual(['Hello']);
    await product.advanceClock(30 * 60_000);
    expect(await eventually(texts, (all) => all.length === 2)).toEqual(['Hello', 'Half an hour left']);
    expect((await product.received()).at(-1)).toMatchObject({ windowOpen: true, errorCode: null });
  });
});
