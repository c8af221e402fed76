import type { ConsentEntry, ContactDetail, ContactSummary, Page, ProblemResponse } from '@sendero/shared';
import { Rows } from '../testing/rows';
import { API_KEY, TestApi } from '../testing/test-api';

const NOWHERE = '01990000-0000-7000-8000-00000000dead';
const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';

describe('contacts', () => {
  let api: TestApi;
  let rows: Rows;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE contact, run, event CASCADE'));

  const create = async (name: string, phone: string) =>
    (await api.call<ContactDetail>('POST', '/api/contacts', { name, phone })).body;

  it('X-16 CTN-04 WEB-26 are known by their number, however it is spaced, and have agreed to nothing', async () => {
    const { status, body } = await api.call<ContactDetail>('POST', '/api/contacts', {
      name: ' Ada ',
      phone: '00351 912 345-678',
      attributes: { city: 'Lisbon', orders: 3 },
      tags: ['vip', 'vip', 'new'],
      language: 'pt_PT',
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Ada',
      phone: '+351912345678',
      consent: { marketing: 'out', utility: 'out', authentication: 'out', suppressed: false },
      lastInboundAt: null,
      activeRuns: 0,
      createdAt: expect.any(Number),
      language: 'pt_PT',
      timeZone: '',
      attributes: { city: 'Lisbon', orders: 3 },
      tags: ['vip', 'new'],
      addresses: [
        { kind: 'phone', value: '+351912345678' },
        { kind: 'wa_id', value: '351912345678' },
      ],
    });
    expect((await api.call('GET', `/api/contacts/${body.id}`)).body).toEqual(body);
  });

  it('have the zone of their country, unless it has several, until somebody says otherwise', async () => {
    const { id, timeZone } = await create('Grace', '+44 20 7946 0000');
    expect(timeZone).toBe('Europe/London');
    const change = (zone: string) =>
      api.call<ContactDetail & ProblemResponse>('PATCH', `/api/contacts/${id}`, { timeZone: zone });
    expect((await change('Asia/Tokyo')).body.timeZone).toBe('Asia/Tokyo');
    expect((await change('')).body.timeZone).toBe('');
    expect(await change('London')).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });

  it('share no lane by chance: it follows from the id', async () => {
    const { id } = await create('Ada', '+351912345678');
    expect(await api.sql('SELECT lane FROM contact')).toEqual([{ lane: Number.parseInt(id.slice(-2), 16) % 64 }]);
  });

  it.each(['912345678', 'Ada', '+35191', '+999123456789', ''])('can not have the number “%s”', async (phone) => {
    const { status, body } = await api.call<ProblemResponse>('POST', '/api/contacts', { name: 'Ada', phone });
    expect([status, body.code]).toEqual([422, 'contact.phone_invalid']);
    expect(body.detail).toContain(`“${phone}”`);
  });

  it('NET-31 are made once, whoever asks at once', async () => {
    const answers = await Promise.all(
      ['+351912345678', '+351 912 345 678', '00351912345678'].map((phone) =>
        api.call<ProblemResponse>('POST', '/api/contacts', { name: 'Ada', phone }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual([
      'contact.phone_taken',
      'contact.phone_taken',
    ]);
    expect(await api.sql('SELECT FROM contact')).toHaveLength(1);
  });

  it('change only where they are told to', async () => {
    const { id } = await create('Ada', '+351912345678');
    const change = async (body: object) => (await api.call<ContactDetail>('PATCH', `/api/contacts/${id}`, body)).body;
    expect(await change({ attributes: { city: 'Porto' } })).toMatchObject({
      name: 'Ada',
      attributes: { city: 'Porto' },
    });
    expect(await change({ name: 'Ada L.', tags: ['vip'] })).toMatchObject({
      name: 'Ada L.',
      tags: ['vip'],
      attributes: { city: 'Porto' },
    });
    expect(await change({ attributes: {}, tags: [], language: 'en' })).toMatchObject({
      attributes: {},
      tags: [],
      language: 'en',
    });
  });

  it.each([
    ['a name that is no text', { name: 1 }],
    ['attributes that are a list', { attributes: [] }],
    ['an empty tag', { tags: [''] }],
    ['a tag that is no text', { tags: [1] }],
    ['another number', { phone: '+351912345679' }],
  ])('can not be given %s', async (_, change) => {
    const { id } = await create('Ada', '+351912345678');
    const { status, body } = await api.call<ProblemResponse>('PATCH', `/api/contacts/${id}`, change);
    expect([status, body.code]).toEqual([422, 'request.invalid']);
  });

  it.each([
    ['ada', ['Ada Lovelace']],
    ['LOVE', ['Ada Lovelace']],
    ['912 345', ['Grace 100%', 'Ada Lovelace']],
    ['+351 912 345 679', ['Grace 100%']],
    ['100%', ['Grace 100%']],
    ['_', []],
    ['\\', []],
    ['', ['Grace 100%', 'Ada Lovelace']],
  ])('are found by “%s”', async (search, names) => {
    await create('Ada Lovelace', '+351912345678');
    await create('Grace 100%', '+351912345679');
    const { body } = await api.call<Page<ContactSummary>>('GET', `/api/contacts?search=${encodeURIComponent(search)}`);
    expect(body.items.map(({ name }) => name)).toEqual(names);
  });

  it('are listed page by page, the newest first, with their runs and last message', async () => {
    const created = [];
    for (let n = 0; n < 3; n += 1) created.unshift(await create(`c${n}`, `+35191234567${n}`));
    const [newest] = created;
    const ids = { journeyId: NOWHERE, versionId: NOWHERE, contactId: newest?.id ?? '' };
    await rows.run(ids, { node: 'a' });
    await rows.run({ ...ids, journeyId: ELSEWHERE }, { node: 'a' }, 'ended');
    await rows.conversation(await rows.channel(), newest?.id ?? '', { lastInboundAt: new Date(5_000) });
    const first = (await api.call<Page<ContactSummary>>('GET', '/api/contacts?limit=2')).body;
    const rest = (await api.call<Page<ContactSummary>>('GET', `/api/contacts?limit=2&cursor=${first.next}`)).body;
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(created.map(({ id }) => id));
    expect(rest.next).toBeNull();
    expect(first.items[0]).toMatchObject({ activeRuns: 1, lastInboundAt: 5_000 });
    expect(first.items[0]).not.toHaveProperty('attributes');
  });

  describe('of another workspace, or of none,', () => {
    it.each([
      ['GET', '', undefined],
      ['PATCH', '', { name: 'Mine' }],
      ['GET', '/consent', undefined],
      ['POST', '/consent', { topic: 'all', state: 'out', evidence: '' }],
      ['GET', '/runs', undefined],
    ] as const)('are not there: %s %s', async (method, path, body) => {
      const foreign = await rows.contact('Theirs', '+351912345678', ELSEWHERE);
      for (const id of [foreign, NOWHERE, 'no-id']) {
        const answer = await api.call<ProblemResponse>(method, `/api/contacts/${id}${path}`, body);
        expect([answer.status, answer.body.code]).toEqual([404, 'contact.not_found']);
      }
      expect(await api.sql('SELECT name FROM contact')).toEqual([{ name: 'Theirs' }]);
      expect(await api.sql('SELECT FROM consent_entry')).toEqual([]);
    });

    it('are not listed', async () => {
      await rows.contact('Theirs', '+351912345678', ELSEWHERE);
      expect((await api.call('GET', '/api/contacts')).body).toEqual({ items: [], next: null });
    });
  });

  describe('consent', () => {
    const record = (id: string, topic: string, state: string, headers = {}) =>
      api.call<ConsentEntry>('POST', `/api/contacts/${id}/consent`, { topic, state, evidence: 'Said so' }, headers);
    const consentOf = async (id: string) => (await api.call<ContactDetail>('GET', `/api/contacts/${id}`)).body.consent;

    it('WEB-28 is a ledger that only grows, with its proof, and the newest entry holds', async () => {
      const { id } = await create('Ada', '+351912345678');
      const first = await record(id, 'marketing', 'in');
      expect(first.status).toBe(201);
      expect(first.body).toEqual({
        id: expect.any(String),
        topic: 'marketing',
        state: 'in',
        source: 'editor',
        evidence: 'Said so',
        at: expect.any(Number),
      });
      expect(await consentOf(id)).toMatchObject({ marketing: 'in', utility: 'out', suppressed: false });
      const second = await record(id, 'marketing', 'out', { authorization: `Bearer ${API_KEY}` });
      expect(second.body.source).toBe('api');
      expect(await consentOf(id)).toMatchObject({ marketing: 'out' });
      const { body } = await api.call<Page<ConsentEntry>>('GET', `/api/contacts/${id}/consent`);
      expect(body).toEqual({ items: [second.body, first.body], next: null });
      const page = (await api.call<Page<ConsentEntry>>('GET', `/api/contacts/${id}/consent?limit=1`)).body;
      expect((await api.call('GET', `/api/contacts/${id}/consent?limit=1&cursor=${page.next}`)).body).toEqual({
        items: [first.body],
        next: null,
      });
    });

    it('withdrawn altogether suppresses the contact and asks every run to end', async () => {
      const { id } = await create('Ada', '+351912345678');
      const run = await rows.run({ journeyId: NOWHERE, versionId: NOWHERE, contactId: id }, { node: 'a' });
      await rows.run({ journeyId: ELSEWHERE, versionId: NOWHERE, contactId: id }, { node: 'a' }, 'ended');
      api.rings();
      await record(id, 'all', 'out');
      expect(await consentOf(id)).toMatchObject({ suppressed: true });
      expect(await api.sql('SELECT run_id, contact_id, lane, payload FROM event')).toEqual([
        { run_id: run, contact_id: id, lane: 7, payload: { type: 'exit', reason: 'opted_out' } },
      ]);
      expect(api.rings()).toEqual(['advance']);
    });

    it('given or withdrawn for one topic ends nothing', async () => {
      const { id } = await create('Ada', '+351912345678');
      await rows.run({ journeyId: NOWHERE, versionId: NOWHERE, contactId: id }, { node: 'a' });
      await record(id, 'marketing', 'out');
      await record(id, 'all', 'in');
      expect(await api.sql('SELECT FROM event')).toEqual([]);
    });

    it.each([
      [{ topic: 'news', state: 'in', evidence: '' }],
      [{ topic: 'all', state: 'maybe', evidence: '' }],
      [{ topic: 'all', state: 'in' }],
    ])('is not written without sense: %j', async (body) => {
      const { id } = await create('Ada', '+351912345678');
      const answer = await api.call<ProblemResponse>('POST', `/api/contacts/${id}/consent`, body);
      expect([answer.status, answer.body.code]).toEqual([422, 'request.invalid']);
    });
  });
});
