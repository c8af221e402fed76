import { aJourney, end, keyword, text } from '../testing/journeys';
import { eventually, metaWebhook, startProduct, type Product } from '../testing/product';

const WA_ID = '15550100001';

describe('an answer', () => {
  let product: Product;

  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  /** Publishes a journey that asks once and says what it kept. */
  const asks = (receive: object, kept = '{{ variables.answer }}') =>
    product.publish(
      aJourney(
        {
          start: keyword('go'),
          question: text('When?'),
          answer: [
            'receive',
            {
              cases: [{ id: 'fits', title: 'Fits', match: { type: 'date' } }],
              saveAs: 'answer',
              timeout: { amount: 1, unit: 'hours' },
              ...receive,
            },
          ],
          thanks: text(`Got ${kept}`),
          sorry: text('Other: {{ variables.answer }}'),
          late: text('Too late'),
          stop: end,
        },
        [
          'start.next -> question',
          'question.sent -> answer',
          'answer.fits -> thanks',
          'answer.other -> sorry',
          'answer.timeout -> late',
          'thanks.sent -> stop',
          'sorry.sent -> stop',
          'late.sent -> stop',
        ],
      ),
    );

  /** What the person was sent, once the answers of those sends are stored. */
  const hears = async (...expected: readonly string[]) => {
    const texts = async () => (await product.received()).map((message) => message.text);
    expect(await eventually(texts, (all) => all.length >= expected.length)).toEqual(expected);
    await eventually(
      () => product.sql(`SELECT id FROM message WHERE direction = 'out' AND accepted_at IS NULL`),
      (rows) => rows.length === 0,
    );
  };
  const stateIs = (fits: (state: { fragments: string[]; prompts: number }) => boolean) =>
    eventually(
      async () =>
        (await product.sql<{ state: { fragments: string[]; prompts: number } }>('SELECT state FROM run')).at(-1)?.state,
      (state) => state !== undefined && fits(state),
    );

  it('that fits nothing is asked for again, each time with one message and the whole time (WEB-47)', async () => {
    await asks({ prompt: { message: { type: 'text', text: 'Not a date: {{ reply.text }}' }, times: 2 } });
    await product.writes(WA_ID, 'go');
    await hears('When?');
    await product.advanceClock(50 * 60_000);
    await product.writes(WA_ID, 'soon');
    await hears('When?', 'Not a date: soon');
    await product.advanceClock(50 * 60_000);
    await product.writes(WA_ID, 'hm');
    await hears('When?', 'Not a date: soon', 'Not a date: hm');
    await product.writes(WA_ID, '24.12.2027');
    await hears('When?', 'Not a date: soon', 'Not a date: hm', 'Got 2027-12-24');
    const sent = await product.sql(`SELECT revision FROM message WHERE direction = 'out' ORDER BY revision`);
    expect(sent).toEqual([{ revision: 2 }, { revision: 4 }, { revision: 5 }, { revision: 6 }]);
    expect(await product.sql('SELECT * FROM timer')).toEqual([]);
  });

  it('that never fits leaves by other, and silence after a prompt by no reply', async () => {
    await asks({ prompt: { message: { type: 'text', text: 'Again?' }, times: 1 } });
    await product.writes(WA_ID, 'go');
    await hears('When?');
    await product.writes(WA_ID, 'soon');
    await hears('When?', 'Again?');
    await product.writes(WA_ID, 'sooner');
    await hears('When?', 'Again?', 'Other: sooner');
    await product.writes(WA_ID, 'go');
    await hears('When?', 'Again?', 'Other: sooner', 'When?');
    await product.writes(WA_ID, 'soon');
    await hears('When?', 'Again?', 'Other: sooner', 'When?', 'Again?');
    await product.advanceClock(61 * 60_000);
    await hears('When?', 'Again?', 'Other: sooner', 'When?', 'Again?', 'Too late');
  });

  it('in pieces is one answer, though the process is restarted between them', async () => {
    await asks({ debounce: 10 });
    await product.writes(WA_ID, 'go');
    await hears('When?');
    await product.writes(WA_ID, '24');
    await stateIs(({ fragments }) => fragments.length === 1);
    await product.restart();
    await product.writes(WA_ID, 'December');
    await stateIs(({ fragments }) => fragments.length === 2);
    await product.writes(WA_ID, '2027');
    await stateIs(({ fragments }) => fragments.length === 3);
    expect(await product.sql('SELECT token FROM timer')).toHaveLength(1);
    await product.advanceClock(11_000);
    await hears('When?', 'Got 2027-12-24');
  });

  it('to a flow is kept with its fields', async () => {
    await asks(
      { cases: [{ id: 'fits', title: 'Booked', match: { type: 'flow' } }] },
      '{{ variables.answer.day }} for {{ variables.answer.guests }}',
    );
    await product.writes(WA_ID, 'go');
    await hears('When?');
    const reply = { name: 'flow', body: 'Sent', response_json: '{"flow_token":"t","day":"2027-12-24","guests":2}' };
    const message = {
      from: WA_ID,
      id: 'wamid.flow',
      timestamp: String(Math.floor(Date.now() / 1000)),
      type: 'interactive',
      interactive: { type: 'nfm_reply', nfm_reply: reply },
    };
    expect((await product.webhook(metaWebhook({ messages: [message] }))).status).toBe(200);
    await hears('When?', 'Got 2027-12-24 for 2');
  });
});
