import type { ContactId } from '@sendero/shared';
import * as fc from 'fast-check';
import { Pool } from 'pg';
import { TestApi } from '../testing/test-api';
import { Rows } from '../testing/rows';
import { ConsentRepository, type NewConsentEntry } from './consent.repository';

describe('the consent ledger', () => {
  let api: TestApi;
  let pool: Pool;
  beforeAll(async () => {
    api = await TestApi.start();
    pool = new Pool({ connectionString: api.databaseUrl, max: 1 });
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  it('keeps the newest state of each topic, however entries are batched and in whatever order they come', async () => {
    const contact = await new Rows(api).contact('Ada');
    const consent = new ConsentRepository();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyEntry, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        async (batches) => {
          await api.sql('TRUNCATE consent, consent_entry');
          for (const batch of batches)
            await consent.record(
              batch.map((entry) => asNew(contact, entry)),
              pool,
            );
          const kept = await api.sql('SELECT topic, state, at FROM consent ORDER BY topic');
          expect(kept).toEqual(newestOfEach(batches.flat()).map((entry) => ({ ...entry, at: new Date(entry.at) })));
          expect(await api.sql('SELECT FROM consent_entry')).toHaveLength(batches.flat().length);
        },
      ),
      { numRuns: 60 },
    );
  });

  function asNew(contact: string, entry: Entry): NewConsentEntry {
    const unused = { source: 'api', evidence: '', messageId: null };
    return { ...entry, ...unused, workspaceId: api.workspaceId, contactId: branded(contact) };
  }
});

type Entry = Pick<NewConsentEntry, 'topic' | 'state' | 'at'>;

const anyEntry: fc.Arbitrary<Entry> = fc.record({
  topic: fc.constantFrom('all', 'marketing', 'utility'),
  state: fc.constantFrom('in', 'out'),
  at: fc.integer({ min: 1, max: 3 }),
});

/** What should be kept: sorted so that the last entry of a topic is the one that holds, `out` after `in`. */
function newestOfEach(entries: readonly Entry[]): readonly Entry[] {
  const sorted = [...entries].sort((a, b) => a.at - b.at || (a.state < b.state ? -1 : 1));
  const newest = new Map(sorted.map((entry) => [entry.topic, entry]));
  return [...newest.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1));
}

/** Converts: the id of a row that the test wrote. */
function branded(id: string): ContactId {
  return id as ContactId;
}
