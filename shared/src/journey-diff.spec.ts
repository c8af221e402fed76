import fc from 'fast-check';
import { demoJourney } from './demo-journey';
import { nodeId, type NodeId } from './ids';
import type { JourneyDocument, JourneyNode } from './journey';
import { diffJourneys, isOnlyMoved, isSameJourney, type JourneyDiff } from './journey-diff';

const ids = demoJourney.nodes.map(({ id }) => id);
const anyNode = fc.constantFrom(...ids);

/** A change, and what it must be called. */
interface Edit {
  readonly apply: (journey: JourneyDocument) => JourneyDocument;
  readonly isNamed: (diff: JourneyDiff) => boolean;
}

const onNode = (id: NodeId, change: (node: JourneyNode) => JourneyNode) => (journey: JourneyDocument) => ({
  ...journey,
  nodes: journey.nodes.map((node) => (node.id === id ? change(node) : node)),
});
const changes = (diff: JourneyDiff, id: NodeId, field: string) =>
  diff.nodes.changed.some(({ after, fields }) => after.id === id && fields.includes(field));

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  anyNode.map((id) => ({
    apply: onNode(id, (node) => ({ ...node, title: `${node.title}!` })),
    isNamed: (diff: JourneyDiff) => changes(diff, id, 'title'),
  })),
  anyNode.map((id) => ({
    apply: onNode(id, (node) => ({ ...node, position: { ...node.position, x: node.position.x + 1 } })),
    isNamed: (diff: JourneyDiff) => changes(diff, id, 'position'),
  })),
  anyNode.map((id) => ({
    apply: (journey: JourneyDocument) => ({
      ...journey,
      nodes: journey.nodes.filter((node) => node.id !== id),
      edges: journey.edges.filter(({ from, to }) => from !== id && to !== id),
    }),
    isNamed: (diff: JourneyDiff) => diff.nodes.removed.some((node) => node.id === id),
  })),
  fc.constant({
    apply: (journey: JourneyDocument) => ({ ...journey, nodes: [...journey.nodes, added] }),
    isNamed: (diff: JourneyDiff) => diff.nodes.added.some(({ id }) => id === added.id),
  }),
  fc.nat(demoJourney.edges.length - 1).map((index) => ({
    apply: (journey: JourneyDocument) => ({ ...journey, edges: journey.edges.filter((_, n) => n !== index) }),
    isNamed: (diff: JourneyDiff) => diff.edges.removed.includes(demoJourney.edges[index] ?? fail()),
  })),
  fc.constant({
    apply: (journey: JourneyDocument) => ({
      ...journey,
      settings: { ...journey.settings, priority: journey.settings.priority + 1 },
    }),
    isNamed: (diff: JourneyDiff) => diff.settings.includes('priority'),
  }),
);
const added: JourneyNode = {
  id: nodeId.parse('added'),
  type: 'end',
  title: '',
  position: { x: 0, y: 0 },
  config: { reason: '' },
};

it('a journey does not differ from itself, however it was stored', () => {
  expect(isSameJourney(diffJourneys(demoJourney, demoJourney))).toBe(true);
  expect(isSameJourney(diffJourneys(demoJourney, JSON.parse(JSON.stringify(demoJourney)) as JourneyDocument))).toBe(
    true,
  );
});

it('every change is named, and the way back is the mirror image', () => {
  fc.assert(
    fc.property(anyEdit, ({ apply, isNamed }) => {
      const after = apply(demoJourney);
      const [there, back] = [diffJourneys(demoJourney, after), diffJourneys(after, demoJourney)];
      expect(isNamed(there)).toBe(true);
      expect(isSameJourney(there)).toBe(false);
      expect(back.nodes.added).toEqual(there.nodes.removed);
      expect(back.nodes.removed).toEqual(there.nodes.added);
      expect(back.edges.added).toEqual(there.edges.removed);
      expect(back.nodes.changed.map(({ fields }) => fields)).toEqual(there.nodes.changed.map(({ fields }) => fields));
      expect(back.settings).toEqual(there.settings);
    }),
  );
});

it('names the field of a configuration, and a list that grew as a whole', () => {
  const [wait, end] = [demoJourney.nodes.find(({ type }) => type === 'wait'), added];
  if (wait?.type !== 'wait') throw new Error('The demo journey waits nowhere');
  const longer = onNode(wait.id, () => ({
    ...wait,
    config: { type: 'duration', duration: { amount: 77, unit: 'days' } },
  }))(demoJourney);
  expect(diffJourneys(demoJourney, longer).nodes.changed[0]?.fields).toEqual(
    expect.arrayContaining(['config.duration.amount']),
  );
  const [moved] = diffJourneys(
    { ...demoJourney, nodes: [end] },
    { ...demoJourney, nodes: [{ ...end, position: { x: 1, y: 1 } }] },
  ).nodes.changed;
  expect(moved && isOnlyMoved(moved)).toBe(true);
});
