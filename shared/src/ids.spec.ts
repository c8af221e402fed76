import fc from 'fast-check';
import { contactId, laneOf, LANES, nodeId } from './ids';

const anyContact = fc.uuid({ version: 7 }).map((id) => contactId.parse(id));

it('puts every contact in one of the lanes, always the same', () => {
  fc.assert(
    fc.property(anyContact, (contact) => {
      const lane = laneOf(contact);
      expect(Number.isInteger(lane) && lane >= 0 && lane < LANES).toBe(true);
      expect(laneOf(contactId.parse(contact))).toBe(lane);
    }),
  );
});

it.each([
  ['018f2f6e-7a3b-7cc0-8000-000000000000', 0],
  ['018f2f6e-7a3b-7cc0-8000-00000000003f', 63],
  ['018f2f6e-7a3b-7cc0-8000-000000000040', 0],
  ['018f2f6e-7a3b-7cc0-8000-0000000000ff', 63],
  ['018F2F6E-7A3B-7CC0-8000-0000000000AB', 43],
])('%s goes through lane %d', (id, lane) => {
  expect(laneOf(contactId.parse(id))).toBe(lane);
});

it('spreads contacts evenly: each lane is as likely as any other', () => {
  const lastBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
  const counts = new Map<number, number>();
  for (const byte of lastBytes) {
    const lane = laneOf(contactId.parse(`018f2f6e-7a3b-7cc0-8000-0000000000${byte}`));
    counts.set(lane, (counts.get(lane) ?? 0) + 1);
  }
  expect([counts.size, new Set(counts.values())]).toEqual([LANES, new Set([256 / LANES])]);
});

it.each([
  ['n1', true],
  ['Ask_size-2', true],
  ['x'.repeat(40), true],
  ['x'.repeat(41), false],
  ['', false],
  ['a b', false],
  ['a.b', false],
  ['ä', false],
])('“%s” can name a node: %s', (id, fits) => {
  expect(nodeId.safeParse(id).success).toBe(fits);
});
