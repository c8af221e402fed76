import type { Listening } from '@sendero/shared';
import { aStraightJourney, end, keyword, text } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const ADA = '15550100001';

describe('who is listening to a contact', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  it('is told in the order in which they are asked (WEB-45)', async () => {
    const asks = aStraightJourney(
      {
        start: keyword('go'),
        question: text('Yes or no?'),
        answer: ['receive', { cases: [], saveAs: '', timeout: null }],
        stop: end,
      },
      { priority: 3 },
    );
    const journey = await product.publish(asks, 'Asking');
    await product.writes(ADA, 'hello');
    const [contact] = await eventually(
      () => product.sql<{ id: string }>(`SELECT id FROM contact WHERE phone LIKE '%${ADA}'`),
      (rows) => rows.length === 1,
    );
    const listening = () => product.api<Listening>('GET', `/contacts/${contact?.id}/listening`);
    const trigger = {
      type: 'trigger',
      journeyId: journey,
      journeyName: 'Asking',
      priority: 3,
      node: 'start',
      nodeTitle: 'start',
    };
    expect(await listening()).toEqual({
      people: null,
      runs: [],
      awaitingWindow: [],
      asked: [{ ...trigger, mayStart: true }],
    });

    await product.writes(ADA, 'go');
    const [run] = await eventually(
      () => product.sql<{ id: string }>('SELECT id FROM run'),
      (rows) => rows.length === 1,
    );
    expect(await listening()).toEqual({
      people: null,
      runs: [{ runId: run?.id, journeyId: journey, journeyName: 'Asking', node: 'answer', nodeTitle: 'answer' }],
      awaitingWindow: [],
      asked: [{ ...trigger, mayStart: false }],
    });

    const [conversation] = await product.sql<{ id: string }>('SELECT id FROM conversation');
    await product.api('POST', `/conversations/${conversation?.id}/take-over`, { assignTo: 'Ines' });
    expect((await listening()).people).toEqual({
      conversationId: conversation?.id,
      assignedTo: 'Ines',
      note: '',
      since: expect.any(Number),
    });
  });

  it('is not told of strangers', async () => {
    await expect(product.api('GET', '/contacts/01890a5d-ac96-774b-bcce-b302099a8057/listening')).rejects.toThrow('404');
  });
});
