import type { JourneyDetail, JourneySurroundings, Problem } from '@sendero/shared';
import { anyMessage, aStraightJourney, end, keyword, text } from '../testing/journeys';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const startsBy = (...words: string[]) => aStraightJourney({ start: keyword(...words), done: end });

describe('what the linter is told of the workspace', () => {
  let api: TestApi;
  let rows: Rows;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE journey, contact CASCADE'));

  const create = async (name: string, document: object) =>
    (await api.call<JourneyDetail>('POST', '/api/journeys', { name, document })).body.id;
  const post = (id: string, verb: string) => api.call('POST', `/api/journeys/${id}/${verb}`, {});
  const surroundings = async (id: string) =>
    (await api.call<JourneySurroundings>('GET', `/api/journeys/${id}/surroundings`)).body;
  const problems = async (id: string) =>
    (await api.call<Problem[]>('GET', `/api/journeys/${id}/problems`)).body.map(({ code }) => code);

  it('are the words of other journeys while they are live', async () => {
    const mine = await create('Mine', startsBy('hi', 'offers'));
    const welcome = await create('Welcome', startsBy('hi'));
    await create('Draft', startsBy('offers'));
    const everything = await create('Everything', aStraightJourney({ start: anyMessage, done: end }));
    expect(await surroundings(mine)).toEqual({
      attributes: [],
      events: [],
      otherStarts: [],
      linkBase: 'http://localhost:3000/r/',
    });
    for (const id of [mine, welcome, everything]) expect((await post(id, 'publish')).status).toBe(201);
    expect(await surroundings(mine)).toMatchObject({ otherStarts: [{ journey: 'Welcome', words: ['hi'] }] });
    expect(await problems(mine)).toEqual(['trigger.word_taken']);
    await post(welcome, 'pause');
    expect(await problems(mine)).toEqual([]);
  });

  it('are the attributes that contacts have', async () => {
    const mine = await create(
      'Mine',
      aStraightJourney({ start: anyMessage, hi: text('{{ contact.attributes.city | default: "" }}'), done: end }),
    );
    expect(await problems(mine)).toEqual(['node.attribute_unknown']);
    for (const attributes of [{ town: 'Lisbon' }, { city: 'Porto', town: 'Porto' }]) {
      const id = await rows.contact('Ada');
      await api.sql('UPDATE contact SET attributes = $2 WHERE id = $1', [id, attributes]);
    }
    expect(await surroundings(mine)).toMatchObject({ attributes: ['city', 'town'], otherStarts: [] });
    expect(await problems(mine)).toEqual([]);
  });

  it('are the events that contacts had', async () => {
    const mine = await create('Mine', startsBy('hi'));
    const ada = await rows.contact('Ada');
    const events = ['order_placed', 'visited', 'order_placed', 'Éclair'].map((name) => ({ contactId: ada, name }));
    await api.call('POST', '/api/events', { events });
    expect((await surroundings(mine)).events.toSorted()).toEqual(['order_placed', 'visited', 'Éclair'].sort());
  });

  it('are refused for a journey that is not there', async () => {
    const { status, body } = await api.call('GET', '/api/journeys/01990000-0000-7000-8000-000000000009/surroundings');
    expect([status, body]).toMatchObject([404, { code: 'journey.not_found' }]);
  });
});
