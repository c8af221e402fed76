import { LiveChanges } from './live-changes';
import { emptyNotice } from './live-notice';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `id ${index}`);

describe('changes that wait to be shown', () => {
  it('are shown once, however often they are noticed', () => {
    const changes = new LiveChanges();
    changes.add({ ...emptyNotice('w'), versions: ['v'], messages: ['m'] });
    changes.add({ ...emptyNotice('w'), versions: ['v'], conversations: ['c'] });
    expect(changes.take()).toEqual({ versions: ['v'], conversations: ['c'], messages: ['m'], moves: [], typing: [] });
    expect(changes.empty).toBe(true);
  });

  it('are shown in bearable parts, and none is lost', () => {
    const changes = new LiveChanges();
    changes.add({ ...emptyNotice('w'), messages: ids(1_200) });
    const parts = [changes.take(), changes.take(), changes.take()].map(({ messages }) => messages);
    expect(parts.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(parts.flat()).toEqual(ids(1_200));
    expect(changes.empty).toBe(true);
  });

  it('are forgotten, the oldest first, when nobody could follow anyhow', () => {
    const changes = new LiveChanges();
    changes.add({ ...emptyNotice('w'), messages: ids(20_100) });
    expect(changes.take().messages[0]).toBe('id 100');
    expect(changes.incomplete).toBe(true);
  });

  it('come again when they could not be shown, and are given up when they never can be', () => {
    const changes = new LiveChanges();
    changes.add({ ...emptyNotice('w'), versions: ['v'], conversations: ['c'], messages: ['m'] });
    for (let n = 0; n < 5; n += 1) {
      const taken = changes.take();
      expect(taken).toMatchObject({ versions: ['v'], conversations: ['c'], messages: ['m'] });
      changes.failed(taken);
    }
    expect(changes.incomplete).toBe(false);
    changes.failed(changes.take());
    expect([changes.empty, changes.incomplete]).toEqual([true, true]);
  });

  it('are complete when all of them were shown', () => {
    const changes = new LiveChanges();
    changes.add({ ...emptyNotice('w'), versions: ['v', 'w'] });
    changes.failed(changes.take());
    changes.take();
    changes.putBack(['w']);
    expect(changes.take().versions).toEqual(['w']);
    expect([changes.empty, changes.incomplete]).toEqual([true, false]);
  });

  it('show the latest moves only', () => {
    const changes = new LiveChanges();
    changes.add({
      ...emptyNotice('w'),
      moves: ids(50)
        .map((id) => ['j', id, 'n', 'next'] as const)
        .map((move) => [...move]),
    });
    const { moves } = changes.take();
    expect([moves.length, moves[0]?.[1], moves.at(-1)?.[1]]).toEqual([40, 'id 10', 'id 49']);
    expect(changes.empty).toBe(true);
  });
});
