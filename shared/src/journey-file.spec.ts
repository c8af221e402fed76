import fc from 'fast-check';
import { demoJourney } from './demo-journey';
import { EMPTY_JOURNEY, type JourneyDocument } from './journey';
import { canonicalJson, readJourney, writeJourney } from './journey-file';
import { scenarioDocument, type NamedScenario } from './scenario';

const shuffled = (journey: JourneyDocument) =>
  fc
    .shuffledSubarray([...journey.edges], { minLength: journey.edges.length })
    .map((edges): JourneyDocument => ({ ...journey, edges }));

/** The same value with the keys of its objects in another order. */
function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversedKeys(part)]),
  );
}

it.each([demoJourney, EMPTY_JOURNEY])(
  'read and written again, a journey is the same text, byte for byte',
  (journey) => {
    fc.assert(
      fc.property(shuffled(journey), fc.boolean(), (drawn, reverse) => {
        const text = writeJourney(drawn);
        expect(text).toBe(writeJourney(journey));
        const read = readJourney(reverse ? JSON.stringify(reversedKeys(drawn)) : text);
        if ('complaints' in read) throw new Error(read.complaints.join('\n'));
        expect(writeJourney(read.journey)).toBe(text);
        expect(canonicalJson(read.journey.nodes)).toBe(canonicalJson(journey.nodes));
      }),
    );
  },
);

it('keeps the scenarios of a journey, whatever their order', () => {
  const walk = (name: string): NamedScenario => ({
    name,
    document: scenarioDocument.parse({ schema: 1, startsAt: '2026-11-20T12:00:00Z', script: [], expect: { path: [] } }),
  });
  const text = writeJourney(demoJourney, [walk('b'), walk('a')]);
  expect(writeJourney(demoJourney, [walk('a'), walk('b')])).toBe(text);
  const read = readJourney(text);
  if ('complaints' in read) throw new Error(read.complaints.join('\n'));
  expect(read.scenarios).toEqual([walk('a'), walk('b')]);
  expect(writeJourney(read.journey, read.scenarios)).toBe(text);
});

it('any JSON is written as JSON that means the same, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      expect(canonicalJson(reversedKeys(plain))).toBe(canonicalJson(plain));
    }),
  );
});

it.each([
  ['{', [expect.stringMatching(/^This is not JSON: /)]],
  ['[]', ['This is JSON, but not a journey: it has no “nodes”.']],
  ['{"schema": 2, "nodes": [], "edges": []}', [expect.stringMatching(/^schema: /)]],
  [
    '{"schema": 1, "nodes": [{"id": "n1", "type": "wait", "position": {"x": 0, "y": 0}, "config": 7}], "edges": []}',
    [expect.stringMatching(/^node “n1”, config: /)],
  ],
  [
    '{"schema": 1, "nodes": [], "edges": [{"from": "a", "output": "next", "to": "b"}]}',
    ['edges.0: An edge names a node that is not there.'],
  ],
  [
    '{"schema": 1, "nodes": [], "edges": [], "scenarios": [{"name": "Buys", "document": {"schema": 1, "script": []}}]}',
    [
      expect.stringMatching(/^scenario “Buys”, document.startsAt: /),
      expect.stringMatching(/^scenario “Buys”, document.expect: /),
    ],
  ],
  ['{"schema": 1, "nodes": [], "edges": [], "scenarios": 7}', [expect.stringMatching(/^scenarios: /)]],
])('complains of %s', (text, complaints) => {
  expect(readJourney(text)).toEqual({ complaints });
});
