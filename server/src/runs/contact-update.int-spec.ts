import type { ConsentEntry, ContactDetail, Page } from '@sendero/shared';
import { aJourney, aStraightJourney, end, keyword } from '../testing/journeys';
import { eventually, metaText, metaWebhook, startProduct, type Product } from '../testing/product';

const offer = { name: 'winter_offer', language: 'en', body: ['Ada', '{{ contact.attributes.percent }}'] };
const textValue = (name: string, text: string) => ({ name, value: { type: 'text', text } });

describe('a journey that changes its contact', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  /** The contact with a number once its runs have ended. */
  const contactOf = async (waId: string, runs: number): Promise<ContactDetail> => {
    const [row] = await eventually(
      () =>
        product.sql<{ id: string; ended: number }>(
          `SELECT c.id, (SELECT count(*)::int FROM run r WHERE r.contact_id = c.id AND r.status = 'ended') AS ended
             FROM contact c WHERE c.phone = $1`,
          [`+${waId}`],
        ),
      ([found]) => found?.ended === runs,
    );
    return product.api('GET', `/contacts/${row?.id}`);
  };

  it('stores attributes, tags and consent with its proof', async () => {
    await product.publish(
      aStraightJourney({
        start: keyword('go'),
        first: [
          'contact.update',
          { set: [textValue('city', 'Porto'), textValue('gone', 'x')], addTags: ['lead', 'old'] },
        ],
        then: [
          'contact.update',
          {
            set: [textValue('said', '{{ reply.text }} from {{ contact.attributes.city }}')],
            unset: ['gone'],
            addTags: ['lead', 'vip'],
            removeTags: ['old'],
            consent: [{ topic: 'marketing', state: 'in', evidence: 'Wrote “{{ reply.text }}”' }],
          },
        ],
        stop: end,
      }),
      'Sets everything',
    );
    await product.writes('15550100001', 'go');
    const contact = await contactOf('15550100001', 1);
    expect(contact.attributes).toEqual({ city: 'Porto', said: 'go from Porto' });
    expect(contact.tags).toEqual(['lead', 'vip']);
    expect(contact.consent).toMatchObject({ marketing: 'in', utility: 'out' });
    const { items } = await product.api<Page<ConsentEntry>>('GET', `/contacts/${contact.id}/consent`);
    expect(items).toMatchObject([{ topic: 'marketing', state: 'in', source: 'journey', evidence: 'Wrote “go”' }]);
  });

  it('sees its changes in the events that follow, of the same batch as well', async () => {
    const once = textValue('n', '{{ contact.attributes.n }}x');
    await product.publish(
      aStraightJourney({ start: keyword('go'), note: ['contact.update', { set: [once] }], stop: end }),
      'Counts',
    );
    const messages = [1, 2, 3, 4].map((n) => metaText('15550100002', `wamid.go${n}`, 'go'));
    await product.webhook(metaWebhook({ messages }));
    const contact = await contactOf('15550100002', 4);
    expect(contact.attributes).toEqual({ n: 'xxxx' });
  });

  it('may send a template right after the opt-in', async () => {
    await product.publish(
      aJourney(
        {
          start: keyword('go'),
          agree: [
            'contact.update',
            {
              set: [textValue('percent', '20 %')],
              consent: [{ topic: 'marketing', state: 'in', evidence: 'Asked for it' }],
            },
          ],
          news: ['send', { message: null, template: offer }],
          stop: end,
        },
        ['start.next -> agree', 'agree.next -> news', 'news.sent -> stop', 'news.blocked -> stop'],
      ),
      'Asks for consent',
    );
    await product.writes('15550100003', 'go');
    const [sent] = await eventually(product.received, (all) => all.length === 1);
    expect(sent?.to).toMatch(/15550100003$/);
  });
});
