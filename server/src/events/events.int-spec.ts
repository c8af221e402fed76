import type { ContactDetail, ContactEvent, EventResult, Page } from '@sendero/shared';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

interface Results {
  readonly results: readonly EventResult[];
}

describe('the events API', () => {
  let api: TestApi;
  let rows: Rows;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.sql('TRUNCATE contact_event, contact_event_key, event');
    api.rings();
  });

  const post = async (events: readonly object[]): Promise<readonly EventResult[]> => {
    const { status, body } = await api.call<Results>('POST', '/api/events', { events });
    expect(status).toBe(200);
    return body.results;
  };
  const queued = () =>
    api.sql<{ contact_id: string; channel_id: string; run_id: string | null; lane: number; payload: object }>(
      'SELECT contact_id, channel_id, run_id, lane, payload FROM event ORDER BY id',
    );
  const codeOf = (result: EventResult | undefined) =>
    result?.status === 'refused' ? result.problem.code : result?.status;

  it('stores an event and puts it into the lane of its contact, through the channel they wrote to last', async () => {
    await rows.channel();
    const later = await rows.channel();
    const ada = await rows.contact('Ada', '+351912345678');
    await rows.conversation(later, ada, { lastInboundAt: new Date(1_000) });
    const [result] = await post([{ contactId: ada, name: 'order_placed', properties: { total: 49.9 }, at: 5_000 }]);
    expect(result).toEqual({ status: 'accepted', eventId: expect.any(String), contactId: ada });
    expect(await queued()).toEqual([
      {
        contact_id: ada,
        channel_id: later,
        run_id: null,
        lane: Number.parseInt(ada.slice(-2), 16) % 64,
        payload: { type: 'customEvent', name: 'order_placed', properties: { total: 49.9 }, at: 5_000 },
      },
    ]);
    expect(api.rings()).toEqual(['advance']);
    const { body } = await api.call<Page<ContactEvent>>('GET', `/api/contacts/${ada}/events`);
    expect(body.items).toEqual([
      { id: expect.any(String), name: 'order_placed', properties: { total: 49.9 }, at: 5_000 },
    ]);
  });

  it('makes the contact of a number that nobody has, once', async () => {
    await rows.channel();
    const results = await post([
      { phone: '+351 933 000 111', name: 'signed_up' },
      { phone: '00351933000111', name: 'cart_updated' },
    ]);
    const contacts = results.map((result) => (result.status === 'accepted' ? result.contactId : null));
    expect(new Set(contacts).size).toBe(1);
    const { body } = await api.call<ContactDetail>('GET', `/api/contacts/${contacts[0]}`);
    expect(body).toMatchObject({ phone: '+351933000111', name: '' });
    expect(await queued()).toHaveLength(2);
  });

  it('drops what has the id of an earlier event, in one request and in another', async () => {
    const ada = await rows.contact('Ada');
    const event = { contactId: ada, name: 'order_placed', id: 'order-1' };
    expect((await post([event, event, { ...event, id: 'order-2' }])).map(codeOf)).toEqual([
      'accepted',
      'repeated',
      'accepted',
    ]);
    expect((await post([{ ...event, properties: { changed: true } }])).map(codeOf)).toEqual(['repeated']);
    expect(await api.sql('SELECT id FROM contact_event')).toHaveLength(2);
    expect(await queued()).toHaveLength(2);
  });

  it('an id counts once in a workspace, and again in another', async () => {
    const ada = await rows.contact('Ada');
    await api.sql('INSERT INTO contact_event_key VALUES ($1, $2, $3, now())', [
      '01990000-0000-7000-8000-ffffffffffff',
      'order-1',
      ada,
    ]);
    expect((await post([{ contactId: ada, name: 'order_placed', id: 'order-1' }])).map(codeOf)).toEqual(['accepted']);
  });

  it('stores an id once when many requests bring it at the same time, in any order', async () => {
    const ada = await rows.contact('Ada');
    const ids = Array.from({ length: 20 }, (_, index) => `order-${index}`);
    const event = (id: string) => ({ contactId: ada, name: 'order_placed', id });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => post((n % 2 === 0 ? ids : ids.toReversed()).map(event))),
    );
    expect(answers.flat().filter(({ status }) => status === 'accepted')).toHaveLength(20);
    expect(await api.sql('SELECT id FROM contact_event')).toHaveLength(20);
    expect(await queued()).toHaveLength(20);
  });

  it('answers for each event by itself', async () => {
    const ada = await rows.contact('Ada');
    const other = '01990000-0000-7000-8000-aaaaaaaaaaaa';
    await api.addWorkspace(other, 'Other', new Date());
    const foreign = await rows.contact('Eve', '', other);
    const results = await post([
      { contactId: foreign, name: 'a' },
      { phone: '12', name: 'a' },
      { name: 'a' },
      { contactId: ada, name: 'a' },
    ]);
    expect(results.map(codeOf)).toEqual([
      'contact.not_found',
      'contact.phone_invalid',
      'contact.not_named',
      'accepted',
    ]);
  });

  it('an event without a time, or of the future, is of now', async () => {
    const ada = await rows.contact('Ada');
    await post([
      { contactId: ada, name: 'a' },
      { contactId: ada, name: 'b', at: Date.now() + 86_400_000 },
    ]);
    const times = await api.sql<{ at: Date; now: Date }>('SELECT at, received_at AS now FROM contact_event');
    expect(times.map(({ at, now }) => now.getTime() - at.getTime())).toEqual([0, 0]);
  });

  it('lists events newest first, page by page', async () => {
    const ada = await rows.contact('Ada');
    await post([3, 1, 2].map((at) => ({ contactId: ada, name: `at ${at}`, at })));
    const page = async (cursor = ''): Promise<readonly string[]> => {
      const { body } = await api.call<Page<ContactEvent>>('GET', `/api/contacts/${ada}/events?limit=2${cursor}`);
      const names = body.items.map(({ name }) => name);
      return body.next ? [...names, ...(await page(`&cursor=${body.next}`))] : names;
    };
    expect(await page()).toEqual(['at 3', 'at 2', 'at 1']);
    const nobody = await api.call<{ code: string }>('GET', `/api/contacts/${ada.replace(/.$/, 'f')}/events`);
    expect([nobody.status, nobody.body.code]).toEqual([404, 'contact.not_found']);
  });

  it.each([
    ['no events', []],
    ['a name of spaces', [{ name: ' ' }]],
    ['a name that is too long', [{ name: 'x'.repeat(61) }]],
    ['a list for properties', [{ name: 'a', properties: [] }]],
    ['properties that are too large', [{ name: 'a', properties: { text: 'x'.repeat(8_000) } }]],
    ['a text that Postgres can not keep', [{ name: 'a', properties: { text: '\u0000' } }]],
    ['a field that is not known', [{ name: 'a', propertys: {} }]],
  ])('refuses %s', async (_, events) => {
    const { status, body } = await api.call<{ code: string }>('POST', '/api/events', { events });
    expect([status, body.code]).toEqual([422, 'request.invalid']);
    expect(await queued()).toEqual([]);
  });
});
