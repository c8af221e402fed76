import { demoJourney, journeyDocument, nodeId, type JourneyDocument, type JourneyNode } from '@sendero/shared';
import fc from 'fast-check';
import { CARD } from '../store/place-node';
import { drawAlone, drawDiff } from './drawn-diff';

const id = (name: string) => nodeId.parse(name);
const at = (x: number, y = 0) => ({ x, y });
const receive = (cases: readonly string[]) => ({
  id: 'ask',
  type: 'receive',
  title: 'Ask',
  position: at(400),
  config: {
    cases: cases.map((name) => ({ id: name, title: name, match: { type: 'keyword', how: 'exact', words: [name] } })),
    timeout: null,
  },
});
const start = {
  id: 'start',
  type: 'trigger.message',
  title: '',
  position: at(0),
  config: { match: { type: 'any' } },
};
const end = (name: string, x: number) => ({
  id: name,
  type: 'end',
  title: name,
  position: at(x),
  config: { reason: '' },
});

const before = journeyDocument.parse({
  schema: 1,
  nodes: [start, receive(['yes', 'no']), end('old', 800), end('kept', 1200)],
  edges: [
    { from: 'start', output: 'next', to: 'ask' },
    { from: 'ask', output: 'yes', to: 'old' },
    { from: 'ask', output: 'no', to: 'kept' },
  ],
});
const after = journeyDocument.parse({
  schema: 1,
  nodes: [start, receive(['yes']), end('new', 800), { ...end('kept', 1200), position: at(1300) }],
  edges: [
    { from: 'start', output: 'next', to: 'ask' },
    { from: 'ask', output: 'yes', to: 'new' },
  ],
});

describe('the difference between two journeys, drawn (issue 3, point 6)', () => {
  const drawn = drawDiff(before, after);

  it('marks what was added, removed, changed and only moved', () => {
    expect(Object.fromEntries(drawn.marks)).toEqual({
      start: 'same',
      ask: 'changed',
      new: 'added',
      kept: 'moved',
      old: 'removed',
    });
  });

  it('keeps the connections and ways out that are gone, also where a new one leaves by the same output', () => {
    expect(drawn.lostEdges).toEqual([
      { from: 'ask', output: 'yes', to: 'old' },
      { from: 'ask', output: 'no', to: 'kept' },
    ]);
    expect([...drawn.newEdges]).toEqual(['ask:yes']);
    expect(drawn.lostOutputs.get(id('ask'))?.map((output) => output.id)).toEqual(['no']);
  });

  it('draws a removed step where it was, or near there when another lies in its place now', () => {
    const place = (name: string) => drawn.document.nodes.find((node) => node.id === id(name))?.position ?? fail();
    expect(place('new')).toEqual(at(800));
    const [x, y] = [Math.abs(place('old').x - 800), Math.abs(place('old').y)];
    expect(x >= CARD.width || y >= CARD.height).toBe(true);
    expect(Math.hypot(x, y)).toBeLessThan(2 * CARD.width);
    const alone = drawDiff(before, { ...before, nodes: before.nodes.slice(0, 2), edges: [] });
    expect(alone.document.nodes.find((node) => node.id === id('old'))?.position).toEqual(at(800));
  });

  it('of a journey with itself is the journey', () => {
    const alone = drawAlone(demoJourney);
    expect(alone.document).toEqual(demoJourney);
    expect(new Set(alone.marks.values())).toEqual(new Set(['same']));
    expect([...alone.newEdges, ...alone.lostEdges]).toEqual([]);
  });

  it('shows every step of both, each once, whatever was cut out of either', () => {
    fc.assert(
      fc.property(fc.subarray([...demoJourney.nodes]), fc.subarray([...demoJourney.nodes]), (one, other) => {
        const picture = drawDiff(only(one), only(other));
        const ids = picture.document.nodes.map((node) => node.id);
        expect([...ids].sort()).toEqual([...new Set([...one, ...other].map((node) => node.id))].sort());
        expect(picture.marks.size).toBe(ids.length);
        const [gone, fresh] = [withMark('removed'), withMark('added')];
        expect(gone).toEqual(one.filter((node) => !other.includes(node)).map((node) => node.id));
        expect(fresh).toEqual(other.filter((node) => !one.includes(node)).map((node) => node.id));

        function withMark(mark: string) {
          return ids.filter((name) => picture.marks.get(name) === mark);
        }
      }),
    );
  });
});

/** The demo journey with nothing but these steps. */
function only(nodes: readonly JourneyNode[]): JourneyDocument {
  const ids = new Set(nodes.map((node) => node.id));
  return {
    ...demoJourney,
    nodes: [...nodes],
    edges: demoJourney.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}
