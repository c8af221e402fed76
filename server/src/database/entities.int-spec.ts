import { DataSource } from 'typeorm';
import { TestApi } from '../testing/test-api';

describe('the entities', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  it('agree with the tables that the migrations made', async () => {
    const database = api.app.get(DataSource);
    expect(database.entityMetadatas.length).toBeGreaterThan(0);
    const changes = await database.driver.createSchemaBuilder().log();
    expect(changes.upQueries.map(({ query }) => query)).toEqual([]);
  });
});
