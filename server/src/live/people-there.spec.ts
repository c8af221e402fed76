import { journeyId, workspaceId } from '@sendero/shared';
import * as fc from 'fast-check';
import { PeopleThere } from './people-there';

const workspace = workspaceId.parse('01990000-0000-7000-8000-000000000001');
const at = { workspace, journey: journeyId.parse('01990000-0000-7000-8000-000000000002') };
const other = { workspace, journey: journeyId.parse('01990000-0000-7000-8000-000000000003') };
const page = (tab: string) => ({ tab, person: `person of ${tab}`, name: 'Somebody' });
const tabs = (people: PeopleThere, where = at) => people.everybody(where).map(({ tab }) => tab);

describe('who has a journey open', () => {
  it('is each page once, also while its lost connection lingers beside the new one', () => {
    const people = new PeopleThere();
    people.enter(at, 'c1', page('a'));
    people.enter(at, 'c2', page('b'));
    people.enter(at, 'c3', page('a'));
    expect(tabs(people)).toEqual(['a', 'b']);
    people.leave(at, 'c1');
    expect(tabs(people)).toEqual(['b', 'a']);
    people.leave(at, 'c3');
    expect(tabs(people)).toEqual(['b']);
  });

  it('is known of other processes as long as they tell it', () => {
    const people = new PeopleThere();
    people.tell('p1', at, [page('a')], 1_000);
    people.tell('p2', at, [page('b')], 2_000);
    people.tell('p2', other, [page('b')], 2_000);
    expect([tabs(people), tabs(people, other)]).toEqual([['a', 'b'], ['b']]);
    expect(people.forgetSilent(2_000)).toEqual([at]);
    people.tell('p2', at, [], 3_000);
    expect([tabs(people), tabs(people, other)]).toEqual([[], ['b']]);
  });

  it('is nobody once every connection has left, in whatever order they came and went', () => {
    const connection = fc.constantFrom('c1', 'c2', 'c3', 'c4');
    const place = fc.constantFrom(at, other);
    fc.assert(
      fc.property(fc.array(fc.tuple(connection, place, fc.boolean())), (moves) => {
        const people = new PeopleThere();
        const open = new Set<string>();
        for (const [one, where, comes] of moves) {
          const key = `${where.journey} ${one}`;
          if (comes) people.enter(where, one, page(one));
          else expect(people.leave(where, one)).toBe(open.has(key));
          if (comes) open.add(key);
          else open.delete(key);
        }
        expect(tabs(people).length + tabs(people, other).length).toBe(open.size);
        for (const one of ['c1', 'c2', 'c3', 'c4']) for (const where of people.whereIs(one)) people.leave(where, one);
        expect([people.openHere(), tabs(people), tabs(people, other)]).toEqual([[], [], []]);
      }),
    );
  });
});
