import type { ContactDetail, ContactSummary, Page, ProblemResponse, Segment, SegmentCount } from '@sendero/shared';
import { aJourney, anyMessage, end, text } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const NOWHERE = '01990000-0000-7000-8000-00000000dead';
const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';

const inCity = (city: string) => ({
  match: 'all',
  conditions: [{ subject: 'attribute', name: 'city', is: 'equals', value: city }],
});

describe('segments', () => {
  let api: TestApi;
  let rows: Rows;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE contact, segment CASCADE'));

  const create = async (name: string, definition: object = inCity('Lisbon')) =>
    (await api.call<Segment>('POST', '/api/segments', { name, definition })).body;
  const contact = async (name: string, phone: string, city: string) =>
    (await api.call<ContactDetail>('POST', '/api/contacts', { name, phone, attributes: { city } })).body;

  it('CTN-12 are saved under a name, listed by their last change, renamed and deleted', async () => {
    const lisbon = await create(' Lisbon ');
    expect(lisbon).toMatchObject({ name: 'Lisbon', definition: inCity('Lisbon') });
    const porto = await create('Porto', inCity('Porto'));
    const { body: renamed } = await api.call<Segment>('PATCH', `/api/segments/${lisbon.id}`, { name: 'Lisboa' });
    expect(renamed).toMatchObject({ id: lisbon.id, name: 'Lisboa', definition: inCity('Lisbon') });
    const { body: first } = await api.call<Page<Segment>>('GET', '/api/segments?limit=1');
    expect(first.items).toEqual([renamed]);
    const { body: rest } = await api.call<Page<Segment>>('GET', `/api/segments?limit=1&cursor=${first.next}`);
    expect(rest).toEqual({ items: [porto], next: null });
    expect((await api.call('DELETE', `/api/segments/${porto.id}`)).status).toBe(204);
    expect((await api.call('GET', `/api/segments/${porto.id}`)).status).toBe(404);
  });

  it('CTN-11 count their members before and after they are saved, and list them newest first', async () => {
    const ada = await contact('Ada', '+351912345678', 'Lisbon');
    const bea = await contact('Bea', '+351912345679', 'lisbon');
    await contact('Cid', '+351912345680', 'Porto');
    await rows.contact('Theirs', '', ELSEWHERE);
    const counted = await api.call<SegmentCount>('POST', '/api/segments/count', { definition: inCity('Lisbon') });
    expect([counted.status, counted.body]).toEqual([200, { members: 2, contacts: 3 }]);
    const { id } = await create('Lisbon');
    expect((await api.call('GET', `/api/segments/${id}/count`)).body).toEqual({ members: 2, contacts: 3 });
    const { body: first } = await api.call<Page<ContactSummary>>('GET', `/api/segments/${id}/members?limit=1`);
    expect(first.items.map((member) => member.id)).toEqual([bea.id]);
    const { body: rest } = await api.call<Page<ContactSummary>>(
      'GET',
      `/api/segments/${id}/members?limit=1&cursor=${first.next}`,
    );
    expect(rest.items.map((member) => member.id)).toEqual([ada.id]);
    expect(rest.next).toBeNull();
    await api.call('PATCH', `/api/contacts/${ada.id}`, { attributes: { city: 'Porto' } });
    expect((await api.call('GET', `/api/segments/${id}/count`)).body).toMatchObject({ members: 1 });
  });

  it('have a name of their own', async () => {
    await create('Lisbon');
    const again = await api.call<ProblemResponse>('POST', '/api/segments', {
      name: 'Lisbon',
      definition: inCity('Porto'),
    });
    expect([again.status, again.body.code]).toEqual([409, 'segment.name_taken']);
  });

  it('stay while a journey asks about them', async () => {
    const { id } = await create('Lisbon');
    const when = { match: 'all', conditions: [{ subject: 'segment', is: 'in', segment: id }] };
    const document = aJourney({ choose: ['branch', { cases: [{ id: 'a', title: 'In', when }] }] }, []);
    await api.call('POST', '/api/journeys', { name: 'Asks', document });
    const refused = await api.call<ProblemResponse>('DELETE', `/api/segments/${id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'segment.in_use']);
    expect(refused.body.detail).toContain('“Asks”');
  });

  it.each([
    ['without conditions', { name: 'A', definition: { match: 'all', conditions: [] } }],
    [
      'about a run',
      { name: 'A', definition: { match: 'all', conditions: [{ subject: 'reply', is: 'equals', value: 'a' }] } },
    ],
    ['without a name', { name: ' ', definition: inCity('Lisbon') }],
    ['without a definition', { name: 'A' }],
  ])('are refused %s', async (_, body) => {
    const refused = await api.call<ProblemResponse>('POST', '/api/segments', body);
    expect([refused.status, refused.body.code]).toEqual([422, 'request.invalid']);
  });

  it.each([
    ['GET', '', undefined],
    ['PATCH', '', { name: 'Mine' }],
    ['DELETE', '', undefined],
    ['GET', '/count', undefined],
    ['GET', '/members', undefined],
  ] as const)('of another workspace, or of none, are not there: %s %s', async (method, path, body) => {
    await api.sql(
      `INSERT INTO segment (id, workspace_id, name, definition, created_at, updated_at) VALUES ($1, $1, '', '{}', now(), now())`,
      [ELSEWHERE],
    );
    for (const id of [ELSEWHERE, NOWHERE, 'no-id']) {
      const answer = await api.call<ProblemResponse>(method, `/api/segments/${id}${path}`, body);
      expect([answer.status, answer.body.code]).toEqual([404, 'segment.not_found']);
    }
  });
});

describe('a branch that asks about a segment', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  it('CTN-12 sends each by whether they are in it now', async () => {
    const { id } = await product.api<Segment>('POST', '/segments', { name: 'Lisbon', definition: inCity('Lisbon') });
    const when = { match: 'all', conditions: [{ subject: 'segment', is: 'in', segment: id }] };
    await product.publish(
      aJourney(
        {
          start: anyMessage,
          choose: ['branch', { cases: [{ id: 'member', title: 'In', when }] }],
          yes: text('You are'),
          no: text('You are not'),
          end,
        },
        ['start.next -> choose', 'choose.member -> yes', 'choose.else -> no', 'yes.sent -> end', 'no.sent -> end'],
      ),
    );
    await product.writes('351900000001', 'hi');
    await product.writes('351900000002', 'hi');
    const heard = async () => (await product.received()).map(({ to, text: said }) => [to, said] as const);
    await eventually(heard, (answers) => answers.filter(([, said]) => said.includes('You are not')).length === 2);
    await product.sql(`UPDATE contact SET attributes = '{"city": "lisbon"}' WHERE phone LIKE '%1'`);
    await product.writes('351900000001', 'hi');
    await product.writes('351900000002', 'hi');
    const answers = await eventually(heard, (all) => all.length === 4);
    expect(answers.filter(([, said]) => !said.includes('not')).map(([to]) => to)).toEqual(['351900000001']);
  });
});
