import { nodeId, type NodeCounts, type NodeId } from '@sendero/shared';
import * as fc from 'fast-check';
import { Figures } from './figures';
import { NOBODY } from './live-context';

const ids = Array.from({ length: 12 }, (_, index) => nodeId.parse(`n${index}`));
const counts = (entered: number): NodeCounts => ({ ...NOBODY, entered });
const all = (entered: number) => Object.fromEntries(ids.map((id) => [id, counts(entered)]));

describe('the figures on the cards', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are brought up to date a few at a time, the longest waiting first', () => {
    const figures = new Figures({ cards: 5, everyMs: 16 });
    const changed: NodeId[] = [];
    for (const id of ids) figures.subscribe(id, () => changed.push(id));
    figures.bring(all(1));
    expect(changed).toEqual([]);
    jest.advanceTimersByTime(0);
    expect(changed).toEqual(ids.slice(0, 5));
    figures.bring(all(2));
    jest.advanceTimersByTime(16);
    expect(changed.slice(5)).toEqual(ids.slice(5, 10));
    jest.runAllTimers();
    expect(ids.map((id) => figures.of(id)?.entered)).toEqual(ids.map(() => 2));
  });

  it('are right at once where no card is drawn, and of those that did not change nobody is told', () => {
    const figures = new Figures({ cards: 5, everyMs: 16 });
    const changed = jest.fn();
    figures.bring(all(1));
    expect(figures.of(ids[7] ?? nodeId.parse('x'))).toEqual(counts(1));
    for (const id of ids) figures.subscribe(id, changed);
    figures.bring(all(1));
    jest.runAllTimers();
    expect(changed).not.toHaveBeenCalled();
  });

  it('stand still while nobody can read them, and are brought up to date after', () => {
    const figures = new Figures({ cards: 5, everyMs: 16 });
    const changed: NodeId[] = [];
    for (const id of ids) figures.subscribe(id, () => changed.push(id));
    figures.bring(all(1));
    figures.hold(true);
    figures.bring(all(2));
    jest.runAllTimers();
    expect(changed).toEqual([]);
    figures.hold(false);
    jest.runAllTimers();
    expect(changed).toEqual(ids);
  });

  it('keep the parts that did not change', () => {
    const figures = new Figures({ cards: 5, everyMs: 16 });
    const [id = nodeId.parse('x')] = ids;
    figures.bring({ [id]: { ...counts(1), outputs: { next: 1 } } });
    const before = figures.of(id);
    figures.bring({ [id]: { ...counts(2), outputs: { next: 1 } } });
    expect(figures.of(id)?.outputs).toBe(before?.outputs);
  });

  it('are those that were brought last, whoever was drawn or not meanwhile', () => {
    const node = fc.constantFrom(...ids);
    const happening = fc.oneof(
      fc.record({ type: fc.constant('bring' as const), nodes: fc.dictionary(node, fc.nat(5)) }),
      fc.record({ type: fc.constantFrom('draw' as const, 'remove' as const, 'wait' as const), node }),
      fc.record({ type: fc.constant('hold' as const), held: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(happening), fc.integer({ min: 1, max: 4 }), (happenings, atOnce) => {
        const figures = new Figures({ cards: atOnce, everyMs: 16 });
        const drawn = new Map<NodeId, () => void>();
        const seen = new Map<NodeId, NodeCounts | undefined>();
        let last: { readonly [id: string]: NodeCounts } = {};
        for (const one of happenings) {
          if (one.type === 'bring') {
            last = Object.fromEntries(Object.entries(one.nodes).map(([id, entered]) => [id, counts(entered)]));
            figures.bring(last);
          } else if (one.type === 'hold') figures.hold(one.held);
          else if (one.type === 'wait') jest.advanceTimersByTime(16);
          else {
            drawn.get(one.node)?.();
            drawn.delete(one.node);
            if (one.type === 'remove') continue;
            seen.set(one.node, figures.of(one.node));
            drawn.set(
              one.node,
              figures.subscribe(one.node, () => seen.set(one.node, figures.of(one.node))),
            );
          }
        }
        figures.hold(false);
        jest.runAllTimers();
        expect(ids.map((id) => figures.of(id))).toEqual(ids.map((id) => last[id]));
        for (const id of drawn.keys()) expect(seen.get(id)).toEqual(last[id]);
      }),
    );
  });
});
