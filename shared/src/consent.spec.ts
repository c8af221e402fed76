import fc from 'fast-check';
import { consentTopics, foldConsent, NO_CONSENT, type ConsentEntries } from './consent';

type Entry = readonly [topic: ConsentEntries[number]['topic'], state: 'in' | 'out', at: number];

/** Topics that are in, and whether the contact is suppressed. */
const cases: readonly (readonly [sentence: string, entries: readonly Entry[], isIn: string, suppressed: boolean])[] = [
  ['nobody has agreed at first', [], '', false],
  ['one topic speaks for itself only', [['marketing', 'in', 1]], 'marketing', false],
  ['START speaks for every topic', [['all', 'in', 1]], 'marketing utility authentication', false],
  [
    'STOP speaks for every topic',
    [
      ['utility', 'in', 1],
      ['all', 'out', 2],
    ],
    '',
    true,
  ],
  [
    'a later START undoes STOP',
    [
      ['all', 'out', 1],
      ['all', 'in', 2],
    ],
    'marketing utility authentication',
    false,
  ],
  [
    'a later opt-in to one topic ends the suppression',
    [
      ['all', 'out', 1],
      ['utility', 'in', 2],
    ],
    'utility',
    false,
  ],
  [
    'an earlier opt-in to one topic does not',
    [
      ['utility', 'in', 1],
      ['all', 'out', 2],
    ],
    '',
    true,
  ],
  [
    'opting out of one topic leaves the others',
    [
      ['all', 'in', 1],
      ['marketing', 'out', 2],
    ],
    'utility authentication',
    false,
  ],
  ['opting out of one topic suppresses nobody', [['marketing', 'out', 1]], '', false],
  [
    'a later START counts for a topic that was out',
    [
      ['marketing', 'out', 1],
      ['all', 'in', 2],
    ],
    'marketing utility authentication',
    false,
  ],
  [
    'at one instant the opt-out wins',
    [
      ['all', 'in', 1],
      ['all', 'out', 1],
    ],
    '',
    true,
  ],
  [
    'at one instant STOP wins over a topic',
    [
      ['marketing', 'in', 1],
      ['all', 'out', 1],
    ],
    '',
    true,
  ],
  [
    'at one instant a topic out wins over START',
    [
      ['marketing', 'out', 1],
      ['all', 'in', 1],
    ],
    'utility authentication',
    false,
  ],
];

it.each(cases)('%s', (_sentence, entries, isIn, suppressed) => {
  const { suppressed: found, ...topics } = foldConsent(entries.map(([topic, state, at]) => ({ topic, state, at })));
  expect(
    Object.entries(topics)
      .filter(([, state]) => state === 'in')
      .map(([topic]) => topic)
      .join(' '),
  ).toBe(isIn);
  expect(found).toBe(suppressed);
});

const anyEntries = fc.array(
  fc.record({
    topic: fc.constantFrom(...consentTopics),
    state: fc.constantFrom('in' as const, 'out' as const),
    at: fc.nat(5),
  }),
  { maxLength: 6 },
);

it('does not depend on the order of the ledger', () => {
  fc.assert(
    fc.property(anyEntries, fc.nat(5), (entries, by) => {
      const turned = [...entries.slice(by), ...entries.slice(0, by)].reverse();
      expect(foldConsent(turned)).toEqual(foldConsent(entries));
    }),
  );
});

it('lets nothing be sent to a suppressed contact, and agrees to nothing on its own', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const { suppressed, ...topics } = foldConsent(entries);
      if (suppressed || !entries.some(({ state }) => state === 'in')) {
        expect({ ...topics, suppressed: false }).toEqual(NO_CONSENT);
      }
    }),
  );
});
