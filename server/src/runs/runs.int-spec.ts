import { settled } from '../testing/events';
import { aJourney, anyMessage, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const HOUR = 3_600_000;

const ask = (cases: readonly object[], timeout: object | null): readonly [string, object] => [
  'receive',
  { cases, saveAs: 'answer', timeout },
];
const yes = { id: 'yes', title: 'Yes', match: { type: 'keyword', how: 'exact', words: ['yes'] } };

const askAndWait = aJourney(
  {
    start: keyword('go'),
    question: text('Yes or no?'),
    answer: ask([yes], { amount: 1, unit: 'hours' }),
    pause: waitFor(2, 'hours'),
    thanks: text('Thank you for “{{ variables.answer }}”'),
    again: text('Please say yes'),
    late: text('Too late'),
    stop: end,
  },
  [
    'start.next -> question',
    'question.sent -> answer',
    'answer.yes -> pause',
    'answer.other -> again',
    'again.sent -> answer',
    'answer.timeout -> late',
    'late.sent -> stop',
    'pause.next -> thanks',
    'thanks.sent -> stop',
  ],
);

describe('runs', () => {
  let product: Product;
  let journey: string;

  beforeEach(async () => {
    product = await startProduct();
    journey = await product.publish(askAndWait);
  });
  afterEach(() => product.close());

  const texts = async (waId = '15550100001') =>
    (await product.received()).filter(({ to }) => to.endsWith(waId)).map((message) => message.text);
  /** What the person was sent, once the answers of those sends are stored: a timeout counts from then. */
  const heard = async (expected: readonly string[], waId?: string) => {
    expect(
      await eventually(
        () => texts(waId),
        (all) => all.length >= expected.length,
      ),
    ).toEqual(expected);
    await eventually(
      () => product.sql(`SELECT id FROM message WHERE direction = 'out' AND accepted_at IS NULL`),
      (rows) => rows.length === 0,
    );
  };
  const runs = () =>
    product.sql<{ status: string; node: string; reason: string }>(
      `SELECT status, state->>'node' AS node, state->>'reason' AS reason FROM run ORDER BY id`,
    );

  it('walk a journey with a question, an answer and a wait (WEB-46)', async () => {
    await product.writes('15550100001', 'go');
    await heard(['Yes or no?']);
    await product.writes('15550100001', 'Maybe');
    await heard(['Yes or no?', 'Please say yes']);
    await product.writes('15550100001', 'YES');
    await eventually(runs, ([run]) => run?.node === 'pause');
    await product.advanceClock(2 * HOUR + 1000);
    await heard(['Yes or no?', 'Please say yes', 'Thank you for “YES”']);
    expect(await runs()).toEqual([{ status: 'ended', node: 'stop', reason: 'finished' }]);
    expect(await product.sql('SELECT * FROM timer')).toEqual([]);
  });

  it('time out by the product’s clock', async () => {
    await product.writes('15550100001', 'go');
    await heard(['Yes or no?']);
    await product.advanceClock(HOUR + 1000);
    await heard(['Yes or no?', 'Too late']);
  });

  it('go on after a restart, timers and all', async () => {
    await product.writes('15550100001', 'go');
    await heard(['Yes or no?']);
    await product.writes('15550100001', 'yes');
    await eventually(runs, ([run]) => run?.node === 'pause');
    await product.restart();
    await product.advanceClock(2 * HOUR + 1000);
    await heard(['Yes or no?', 'Thank you for “yes”']);
  });

  it('never start a journey twice for a person who is in it', async () => {
    await product.writes('15550100001', 'go');
    await heard(['Yes or no?']);
    await product.writes('15550100001', 'yes');
    await eventually(runs, ([run]) => run?.node === 'pause');
    await product.writes('15550100001', 'go');
    await settled(product);
    expect(await runs()).toHaveLength(1);
  });

  it('stay where they are while the journey is paused, and lose no event', async () => {
    await product.writes('15550100001', 'go');
    await heard(['Yes or no?']);
    await product.api('POST', `/journeys/${journey}/pause`, {});
    await product.writes('15550100001', 'Hm');
    await product.writes('15550100001', 'yes');
    await product.writes('15550100002', 'go');
    await eventually(
      () => product.sql('SELECT id FROM held_event'),
      (rows) => rows.length === 2,
    );
    expect(await runs()).toEqual([{ status: 'active', node: 'answer', reason: '' }]);
    await product.api('POST', `/journeys/${journey}/resume`, {});
    await eventually(runs, ([run]) => run?.node === 'pause');
    await heard(['Yes or no?', 'Please say yes']);
    expect(await product.sql('SELECT id FROM held_event')).toEqual([]);
  });

  it('let a timer that fell due during a pause fire after it', async () => {
    await product.writes('15550100001', 'go');
    await heard(['Yes or no?']);
    await product.api('POST', `/journeys/${journey}/pause`, {});
    await product.advanceClock(HOUR + 1000);
    await eventually(
      () => product.sql('SELECT id FROM held_event'),
      (rows) => rows.length === 1,
    );
    await product.api('POST', `/journeys/${journey}/resume`, {});
    await heard(['Yes or no?', 'Too late']);
  });

  it('let somebody leave a paused journey who says STOP', async () => {
    await product.writes('15550100001', 'go');
    await heard(['Yes or no?']);
    await product.api('POST', `/journeys/${journey}/pause`, {});
    await product.writes('15550100001', 'stop');
    await eventually(runs, ([run]) => run?.reason === 'opted_out');
  });

  it('go on for everybody else when one event can’t be applied', async () => {
    await product.writes('15550100001', 'go');
    await heard(['Yes or no?']);
    const [run] = await product.sql<{ id: string; contact_id: string; channel_id: string; lane: number }>(
      'SELECT id, contact_id, channel_id, lane FROM run',
    );
    // A state that no engine of ours ever wrote.
    await product.sql(`UPDATE run SET state = (state::jsonb || '{"phase": "nowhere"}')::json WHERE id = $1`, [run?.id]);
    await product.sql(
      `INSERT INTO event (lane, contact_id, channel_id, run_id, payload, received_at)
       VALUES ($1, $2, $3, $4, '{"type": "timerDue", "token": 3}', now())`,
      [run?.lane, run?.contact_id, run?.channel_id, run?.id],
    );
    await product.writes('15550100002', 'go');
    await heard(['Yes or no?'], '15550100002');
    const [broken] = await eventually(runs, ([first]) => first?.status === 'failed');
    expect(broken).toEqual({ status: 'failed', node: 'answer', reason: 'run.unexpected' });
    expect(await product.sql('SELECT payload FROM dead_event')).toEqual([{ payload: { type: 'timerDue', token: 3 } }]);
  });

  it('count exactly: entered is here plus left plus ended, on every node', async () => {
    const people = Array.from({ length: 40 }, (_, index) => `1555010${1000 + index}`);
    await Promise.all(people.map((waId) => product.writes(waId, 'go')));
    await eventually(product.received, (all) => all.length === 40);
    await Promise.all(people.map((waId, index) => product.writes(waId, index % 3 === 0 ? 'yes' : 'what?')));
    await eventually(product.received, (all) => all.length === 66);
    // Whose answer has not come yet when the clock moves would be too late, or wait from then on.
    await settled(product);
    await product.advanceClock(3 * HOUR);
    await eventually(runs, (all) => all.every(({ status }) => status === 'ended'));
    const { nodes } = await product.api<{ nodes: Record<string, Record<string, unknown>> }>(
      'GET',
      `/journeys/${journey}/counts`,
    );
    expect(nodes['start']).toMatchObject({ entered: 40, here: 0, outputs: { next: 40 } });
    expect(nodes['answer']).toMatchObject({ entered: 66, here: 0, outputs: { yes: 14, other: 26, timeout: 26 } });
    expect(nodes['stop']).toMatchObject({ entered: 40, ended: 40, here: 0 });
    expect(await product.sql('SELECT count(*)::int AS n FROM visit')).toEqual([
      { n: 40 * 2 + 66 + 26 + 14 * 2 + 26 + 40 },
    ]);
  });
});

describe('runs on several servers at once', () => {
  it('work each person’s messages in order, each once', async () => {
    const product = await startProduct();
    const second = await product.another();
    try {
      await product.publish(
        aJourney({ start: anyMessage, echo: text('{{ reply.text }}'), next: ask([], null) }, [
          'start.next -> echo',
          'echo.sent -> next',
          'next.other -> echo',
        ]),
      );
      const people = ['15550100001', '15550100002', '15550100003'];
      for (let word = 0; word < 15; word++) {
        await Promise.all(people.map((waId) => product.writes(waId, `word ${word}`)));
      }
      const expected = Array.from({ length: 15 }, (_, word) => `word ${word}`);
      await eventually(product.received, (all) => all.length === 45);
      for (const waId of people) {
        const mine = (await product.received()).filter(({ to }) => to.endsWith(waId)).map((message) => message.text);
        expect(mine).toEqual(expected);
      }
    } finally {
      await second.close();
      await product.close();
    }
  });
});
