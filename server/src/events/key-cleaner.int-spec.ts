import type { EventResult } from '@sendero/shared';
import { newId } from '../new-id';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';
import { KeyCleaner } from './key-cleaner';

describe('keys that came long ago', () => {
  let api: TestApi;
  let contactId: string;
  beforeAll(async () => {
    api = await TestApi.start({ idempotencyMs: 10 * 24 * 3_600_000 });
    const rows = new Rows(api);
    await rows.channel();
    contactId = await rows.contact('Ada');
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE contact_event_key, start_request'));

  const add = async (howMany: number, daysAgo: number) => {
    const values = [api.workspaceId, howMany, daysAgo, `${daysAgo} days ago`];
    await api.sql(
      `INSERT INTO contact_event_key (workspace_id, key, event_id, received_at)
       SELECT $1, $4 || n, gen_random_uuid(), now() - $3 * interval '1 day' FROM generate_series(1, $2::int) AS n`,
      values,
    );
    await api.sql(
      `INSERT INTO start_request (workspace_id, journey_id, key, answer, at)
       SELECT $1, $5, $4 || n, '[]', now() - $3 * interval '1 day' FROM generate_series(1, $2::int) AS n`,
      [...values, newId()],
    );
  };
  const left = async () => {
    const [row] = await api.sql<{ keys: number; requests: number }>(
      `SELECT (SELECT count(*)::int FROM contact_event_key) AS keys, (SELECT count(*)::int FROM start_request) AS requests`,
    );
    return row;
  };
  const clean = () => api.app.get(KeyCleaner).clean();
  const tell = async (id: string) => {
    const { body } = await api.call<{ readonly results: readonly EventResult[] }>('POST', '/api/events', {
      events: [{ contactId, name: 'order_placed', id }],
    });
    return body.results[0]?.status;
  };

  it('are forgotten a batch at a time, and younger ones are kept', async () => {
    await add(4_500, 11);
    await add(3, 9);
    expect(await clean()).toBe(3);
    expect(await left()).toEqual({ keys: 3, requests: 3 });
    expect(await clean()).toBe(0);
  });

  it('are forgotten once by several processes, and a failure leaves the rest for later', async () => {
    await add(2_500, 11);
    await api.sql(`CREATE FUNCTION fail() RETURNS trigger AS $$ BEGIN RAISE 'no'; END $$ LANGUAGE plpgsql;
                   CREATE TRIGGER fail BEFORE DELETE ON start_request EXECUTE FUNCTION fail()`);
    await expect(clean()).rejects.toThrow('no');
    expect(await left()).toEqual({ keys: 2_500, requests: 2_500 });
    await api.sql('DROP TRIGGER fail ON start_request; DROP FUNCTION fail()');
    await Promise.all([clean(), clean(), clean()]);
    expect(await left()).toEqual({ keys: 0, requests: 0 });
  });

  it('make an event new again, and no event of before is lost', async () => {
    expect(await tell('order-1')).toBe('accepted');
    expect(await tell('order-1')).toBe('repeated');
    await clean();
    expect(await tell('order-1')).toBe('repeated');
    await api.sql(`UPDATE contact_event_key SET received_at = now() - interval '11 days'`);
    await clean();
    expect(await tell('order-1')).toBe('accepted');
    expect(await api.sql('SELECT name FROM contact_event')).toHaveLength(2);
  });
});
