import fc from 'fast-check';
import { withheldBy } from './control-group';
import { contactId, journeyId, workspaceId } from './ids';

const workspace = workspaceId.parse('01990000-0000-7000-8000-000000000001');
const journeys = ['01990000-0000-7000-8000-00000000000a', '01990000-0000-7000-8000-00000000000b'].map((id) =>
  journeyId.parse(id),
);
const [journey = fail(), other = fail()] = journeys;
const contacts = Array.from({ length: 5_000 }, (_, n) =>
  contactId.parse(`019ab3c4-${(n >> 8).toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`),
);
const groupOf = (controlGroup: number, holdout = 0, of = journey) =>
  contacts.filter((contact) => withheldBy({ workspace, journey: of, contact }, { controlGroup, holdout }) !== null);

it.each([0, 1, 10, 50, 90])('holds %d %% of contacts back, within two percent (CTN-19)', (percent) => {
  expect(Math.abs((groupOf(percent).length / contacts.length) * 100 - percent)).toBeLessThan(2);
});

it('keeps whoever is in it when it grows, and is the same every time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }), (a, b) => {
      const [small, large] = [groupOf(Math.min(a, b)), new Set(groupOf(Math.max(a, b)))];
      expect(small.every((contact) => large.has(contact))).toBe(true);
    }),
    { numRuns: 6 },
  );
});

it('is drawn for each journey by itself, while the holdout is the same for all', () => {
  const [here, there] = [groupOf(50), new Set(groupOf(50, 0, other))];
  const both = here.filter((contact) => there.has(contact)).length;
  expect(Math.abs((both / contacts.length) * 100 - 25)).toBeLessThan(2);
  expect(groupOf(0, 20)).toEqual(groupOf(0, 20, other));
});

it('says which of the two it was', () => {
  const reasons = contacts.map((contact) =>
    withheldBy({ workspace, journey, contact }, { controlGroup: 30, holdout: 30 }),
  );
  const share = (reason: string | null) => reasons.filter((one) => one === reason).length / contacts.length;
  expect(Math.abs(share('holdout') - 0.3)).toBeLessThan(0.02);
  expect(Math.abs(share('control_group') - 0.21)).toBeLessThan(0.02);
});
