import fc from 'fast-check';
import { changedConsent, changedContact, type ContactChange } from './contact-change';
import { consentTopics, foldConsent } from './consent';

const nothing: ContactChange = { set: {}, unset: [], addTags: [], removeTags: [], consent: [] };
const contact = { attributes: { city: 'Porto', size: 7 }, tags: ['vip', 'new'] };

it.each<{ readonly name: string; readonly change: Partial<ContactChange>; readonly expected: Partial<typeof contact> }>(
  [
    { name: 'leaves all else as it was', change: {}, expected: contact },
    {
      name: 'sets what was there and what was not',
      change: { set: { city: 'Lisbon', vip: true } },
      expected: { attributes: { city: 'Lisbon', size: 7, vip: true } as typeof contact.attributes },
    },
    {
      name: 'unsets, and does not mind what is not there',
      change: { unset: ['size', 'shoe'] },
      expected: { attributes: { city: 'Porto' } as typeof contact.attributes },
    },
    {
      name: 'adds a tag once',
      change: { addTags: ['gold', 'vip', 'gold'] },
      expected: { tags: ['vip', 'new', 'gold'] },
    },
    { name: 'removes tags', change: { removeTags: ['new', 'old'] }, expected: { tags: ['vip'] } },
  ],
)('a change of a contact $name', ({ change, expected }) => {
  expect(changedContact(contact, { ...nothing, ...change })).toEqual({ ...contact, ...expected });
});

const line = fc.record({
  topic: fc.constantFrom(...consentTopics),
  state: fc.constantFrom('in' as const, 'out' as const),
});

it('consent that is changed during a step is what the ledger comes to afterwards', () => {
  const earlier = fc.array(fc.tuple(line, fc.integer({ min: 0, max: 99 })), { maxLength: 8 });
  fc.assert(
    fc.property(earlier, fc.array(line, { maxLength: 4 }), (before, lines) => {
      const ledger = before.map(([entry, at]) => ({ ...entry, at }));
      const later = lines.map((entry) => ({ ...entry, at: 100 }));
      expect(changedConsent(foldConsent(ledger), lines)).toEqual(foldConsent([...ledger, ...later]));
    }),
    { numRuns: 1_000 },
  );
});
