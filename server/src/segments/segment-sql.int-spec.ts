import { inSegment } from '@sendero/engine';
import { createTestDatabase, type TestDatabase } from '@sendero/migrations';
import {
  foldConsent,
  messageStatuses,
  NO_CONSENT,
  reachedStatuses,
  segmentDefinition,
  type ConsentEntries,
  type ContactId,
  type ContactPast,
  type JsonValue,
  type SegmentDefinition,
  type SegmentPerson,
} from '@sendero/shared';
import fc from 'fast-check';
import { Client } from 'pg';
import { Parameters } from '../database/parameters';
import { newId } from '../new-id';
import { segmentSql } from './segment-sql';

const NOW = 1_795_176_000_000;
const HOUR = 3_600_000;

/** Texts that are easily told apart or taken for the same by mistake, and attempts to break out of a statement. */
const words = fc.constantFrom(
  ...['', 'Lisbon', ' lisbon ', 'LISBON', 'Lis', 'bon', 'İstanbul', 'istanbul', 'e\u0301', 'É', 'ΣΑΣ', 'σας', 'straße'],
  ...['7', '007', ' 7 ', '+7', '7.0', '-1.5', '12345678901234567', '1e3', '.5', '2026-11-20', '2026-12-01', 'true'],
  ...[
    'a\u00a0b',
    'a  b',
    'a\tb',
    '%',
    '_',
    "'",
    "'; DROP TABLE contact; --",
    '$1',
    '\\',
    '"',
    '👍',
    'null',
    'undefined',
  ],
);
const names = fc.constantFrom('city', 'orders', 'constructor', '__proto__', "it's", 'a.b', '$1');
const values: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 5, arbitrary: words },
  { weight: 2, arbitrary: fc.constantFrom(0, 7, -1.5, 1000, 0.1, 123456789012345) },
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(words, fc.constantFrom(7, true, null)), { maxLength: 3 }),
  fc.constantFrom({}, { a: 'Lisbon' }, [], [['Lisbon']]),
);
const topics = ['marketing', 'utility', 'authentication'] as const;
const durations = fc.constantFrom({ amount: 1, unit: 'hours' as const }, { amount: 2, unit: 'days' as const });
const moments = fc.constantFrom(NOW, NOW - HOUR, NOW - HOUR + 1, NOW - 48 * HOUR, NOW - 49 * HOUR);
const comparisons = fc.constantFrom(
  ...(['equals', 'notEquals', 'contains', 'startsWith', 'greaterThan', 'lessThan', 'exists', 'notExists'] as const),
);

const past = fc.record({
  events: fc.array(
    fc.record({
      name: fc.constantFrom('order_placed', 'Order_placed', "it's"),
      properties: fc.dictionary(names, values, { maxKeys: 3 }),
      at: fc.oneof(moments, fc.constantFrom(NOW + 1)),
    }),
    { maxLength: 4 },
  ),
  messages: fc.array(fc.record({ at: moments, status: fc.constantFrom(...messageStatuses), clicked: fc.boolean() }), {
    maxLength: 4,
  }),
});

interface Known extends SegmentPerson {
  readonly past: ContactPast;
  readonly entries: ConsentEntries;
  readonly windows: readonly number[];
}

const people: fc.Arbitrary<Known> = fc
  .record({
    attributes: fc.dictionary(names, values, { maxKeys: 4 }),
    tags: fc.uniqueArray(
      words.filter((word) => word !== ''),
      { maxLength: 3 },
    ),
    language: fc.constantFrom('', 'pt', 'pt_PT', 'EN'),
    createdAt: moments,
    past,
    windows: fc.array(fc.constantFrom(NOW - 1, NOW, NOW + 60_000, NOW + 60_001, NOW + HOUR), { maxLength: 2 }),
    entries: fc.uniqueArray(
      fc.record({
        topic: fc.constantFrom('all' as const, ...topics),
        state: fc.constantFrom('in' as const, 'out' as const),
        at: fc.constantFrom(NOW - 3, NOW - 2, NOW - 1),
      }),
      { selector: ({ topic }) => topic, maxLength: 4 },
    ),
  })
  .map(({ attributes, tags, language, createdAt, past: happened, windows, entries }) => ({
    contact: { attributes, tags, language },
    createdAt,
    past: happened,
    windows,
    windowExpiresAt: windows.length === 0 ? null : Math.max(...windows),
    entries,
    consent: entries.length === 0 ? NO_CONSENT : foldConsent(entries),
  }));

const someText = words.filter((word) => word !== '');
const definitions: fc.Arbitrary<SegmentDefinition> = fc
  .record({
    match: fc.constantFrom('all', 'any'),
    conditions: fc.array(
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.record({ subject: fc.constant('attribute'), name: names, is: comparisons, value: words }),
        },
        fc.record({ subject: fc.constant('tag'), is: fc.constantFrom('present', 'absent'), value: someText }),
        fc.record({
          subject: fc.constant('language'),
          is: fc.constantFrom('equals', 'notEquals', 'startsWith', 'exists', 'notExists'),
          value: fc.constantFrom('pt', 'PT_pt', 'en', ''),
        }),
        fc.record({
          subject: fc.constant('consent'),
          topic: fc.constantFrom(...topics),
          is: fc.constantFrom('in', 'out'),
        }),
        fc.record({ subject: fc.constant('window'), is: fc.constantFrom('open', 'closed') }),
        fc.record({
          subject: fc.constant('createdAt'),
          is: fc.constantFrom('withinLast', 'longerAgo'),
          duration: durations,
        }),
        fc.record({ subject: fc.constant('createdAt'), is: fc.constantFrom('after', 'before'), at: moments }),
        {
          weight: 4,
          arbitrary: fc.record({
            subject: fc.constant('eventHistory'),
            is: fc.constantFrom('did', 'didNot'),
            event: fc.record({
              name: fc.constantFrom('order_placed', "it's"),
              where: fc.array(fc.record({ property: names, is: comparisons, value: words }), { maxLength: 1 }),
            }),
            times: fc.constantFrom(1, 1, 2),
            within: fc.option(durations),
          }),
        },
        {
          weight: 2,
          arbitrary: fc.record({
            subject: fc.constant('messageHistory'),
            is: fc.constantFrom('did', 'didNot'),
            status: fc.constantFrom(...reachedStatuses),
            times: fc.constantFrom(1, 2),
            within: fc.option(durations),
          }),
        },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map((drawn) => segmentDefinition.parse(drawn));

describe('the SQL of a segment', () => {
  let database: TestDatabase;
  let client: Client;
  const known = new Map<string, Known>();

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    const workspace = newId();
    await client.query('INSERT INTO workspace (id, name, created_at) VALUES ($1, $2, now())', [workspace, 'Home']);
    const channels = [newId(), newId()];
    for (const channel of channels) {
      await client.query(
        `INSERT INTO channel (id, workspace_id, name, provider, display_phone_number, phone_number_id, waba_id, base_url,
                              access_token, app_secret, verify_token, throughput_per_second, created_at)
         VALUES ($1, $2, '', 'meta', '', $3, '', '', '', '', '', 80, now())`,
        [channel, workspace, channel],
      );
    }
    for (const person of fc.sample(people, { numRuns: 200, seed: 11 })) {
      const id = newId<ContactId>();
      known.set(id, person);
      const { contact, createdAt, entries, windows, past: before } = person;
      await client.query(
        `INSERT INTO contact (id, workspace_id, lane, attributes, tags, language, created_at, updated_at)
         VALUES ($1, $2, 0, $3, $4, $5, $6, $6)`,
        [id, workspace, JSON.stringify(contact.attributes), contact.tags, contact.language, new Date(createdAt)],
      );
      for (const { topic, state, at } of entries) {
        await client.query('INSERT INTO consent (contact_id, topic, state, at) VALUES ($1, $2, $3, $4)', [
          id,
          topic,
          state,
          new Date(at),
        ]);
      }
      for (const { name, properties, at } of before.events) {
        await client.query(
          'INSERT INTO contact_event (id, workspace_id, contact_id, name, properties, at, received_at) VALUES ($1, $2, $3, $4, $5, $6, now())',
          [newId(), workspace, id, name, JSON.stringify(properties), new Date(at)],
        );
      }
      for (const { at, status, clicked } of before.messages) {
        await client.query(
          `INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status, clicked_at)
           VALUES ($1, $2, $3, $4, 'out', '{}', '', $5, $5, $6, $7)`,
          [newId(), workspace, channels[0], id, new Date(at), status, clicked ? new Date(at) : null],
        );
      }
      for (const [index, expiresAt] of windows.entries()) {
        await client.query(
          `INSERT INTO conversation (id, workspace_id, channel_id, contact_id, window_expires_at) VALUES ($1, $2, $3, $4, $5)`,
          [newId(), workspace, channels[index], id, new Date(expiresAt)],
        );
      }
    }
  }, 60_000);
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const found = async (definition: SegmentDefinition) => {
    const parameters = new Parameters();
    const text = `SELECT c.id FROM contact c WHERE ${segmentSql(definition, NOW, parameters)} ORDER BY c.id`;
    const { rows } = await client.query<{ readonly id: string }>(text, parameters.values);
    return { text, ids: rows.map(({ id }) => id) };
  };

  it('CTN-11 CTN-12 finds exactly those for whom the conditions hold one by one', async () => {
    let members = 0;
    await fc.assert(
      fc.asyncProperty(definitions, async (definition) => {
        const expected = [...known].filter(([, person]) => inSegment(definition, person, NOW)).map(([id]) => id);
        expect((await found(definition)).ids).toEqual(expected.sort());
        members += expected.length;
      }),
      { numRuns: 400 },
    );
    // The people that were drawn are such that a test which finds nobody would show.
    expect(members).toBeGreaterThan(1_000);
  }, 120_000);

  it('never holds a word that a person entered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string({ minLength: 1 }), comparisons, async (value, name, is) => {
        const marked = { name: `«${name}»`.replaceAll('\u0000', ''), value: `«${value}»`.replaceAll('\u0000', '') };
        const { text } = await found(
          segmentDefinition.parse({ match: 'any', conditions: [{ subject: 'attribute', is, ...marked }] }),
        );
        expect(text).not.toMatch(/[«»]/);
      }),
      { numRuns: 100 },
    );
    expect((await client.query('SELECT FROM contact')).rowCount).toBe(200);
  });
});
