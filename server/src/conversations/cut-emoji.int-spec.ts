import type { MessageView, Page } from '@sendero/shared';
import { aJourney, anyMessage, end, text, waitFor } from '../testing/journeys';
import { eventually, metaText, metaWebhook, startProduct, type Product } from '../testing/product';

const ADA = '15550100001';
/** Half of an emoji, as whoever cuts a text after so many characters leaves it. */
const HALF = '\ud83d';

let product: Product;
let id = '';
beforeAll(async () => {
  product = await startProduct();
  const journey = aJourney({ start: anyMessage, hi: text('Hi'), pause: waitFor(1, 'days'), done: end }, [
    'start.next -> hi',
    'hi.sent -> pause',
    'pause.next -> done',
  ]);
  await product.publish(journey);
  const button = {
    type: 'interactive',
    interactive: { type: 'button_reply', button_reply: { id: HALF, title: HALF } },
  };
  const messages = [
    metaText(ADA, 'wamid.1', `cut ${HALF}`),
    { ...metaText(ADA, 'wamid.2', ''), text: undefined, ...button },
  ];
  expect((await product.webhook(metaWebhook({ messages }))).status).toBe(200);
  [{ id } = { id: '' }] = await eventually(
    () => product.sql<{ id: string }>('SELECT id FROM conversation'),
    (found) => found.length === 1,
  );
});
afterAll(() => product.close());

const thread = async () =>
  (await product.api<Page<MessageView>>('GET', `/conversations/${id}/messages`)).items.map((message) => message.text);

it('is shown as what is left of it, wherever it was cut', async () => {
  await product.api('POST', `/conversations/${id}/messages`, { text: `From us ${HALF}` });
  const texts = await eventually(thread, (found) => found.length >= 4);
  expect([...texts].sort()).toEqual(['From us \uFFFD', 'Hi', 'cut \uFFFD', '\uFFFD']);
});

it('leaves nothing behind that statements can not look into', async () => {
  await eventually(
    () => product.sql(`SELECT FROM run WHERE status = 'active'`),
    (runs) => runs.length > 0,
  );
  for (const [table, column] of [
    ['message', 'body'],
    ['run', 'state'],
    ['visit', 'verdicts'],
  ]) {
    // Reads every word of it, which fails at half an emoji.
    await product.sql(`SELECT ${column}::jsonb FROM ${table}`);
  }
  expect(await product.sql('SELECT error FROM dead_event')).toEqual([]);
});
