import { EMPTY_JOURNEY, journeyDocument, nodeId, nodes, outputsOf, type NodeType } from '@sendero/shared';
import fc from 'fast-check';
import { isNodeType } from '../palette/drag-type';
import { edgeKey } from './edge-key';
import { nodeOf } from './edit-document';
import { createJourneyStore, undo, type JourneyStore } from './journey-store';
import { onlyEdge, onlyNodes } from './selection';

const types: readonly NodeType[] = Object.keys(nodes).filter(isNodeType);

type Deed = (store: JourneyStore, newId: () => ReturnType<typeof nodeId.parse>) => void;

/** What a person may do, in any order, to whatever happens to be there. */
const deed: fc.Arbitrary<Deed> = fc
  .record({
    kind: fc.constantFrom(
      'add',
      'after',
      'insert',
      'connect',
      'disconnect',
      'reconnect',
      'move',
      'shrink',
      'select',
      'selectAll',
      'delete',
      'duplicate',
      'layOut',
      'undo',
    ),
    type: fc.constantFrom(...types),
    at: fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) }),
    pick: fc.nat(50),
    other: fc.nat(50),
  })
  .map(({ kind, type, at, pick, other }): Deed => (store, newId) => {
    const state = store.getState();
    const { nodes: drawn, edges } = state.document;
    const node = drawn[pick % Math.max(1, drawn.length)];
    const target = drawn[other % Math.max(1, drawn.length)];
    const edge = edges[pick % Math.max(1, edges.length)];
    const output = node && outputsOf(node)[other % Math.max(1, outputsOf(node).length)];
    switch (kind) {
      case 'add':
        return state.addNode(type, newId(), at);
      case 'after':
        return state.addAfterSelected(type, newId(), at);
      case 'insert':
        return edge && state.insertOnEdge(type, newId(), edgeKey(edge));
      case 'connect':
        return node && target && output && state.connect({ from: node.id, output: output.id, to: target.id });
      case 'disconnect':
        return edge && state.disconnect(edgeKey(edge));
      case 'reconnect':
        return (
          edge && node && output && state.reconnect(edgeKey(edge), { from: node.id, output: output.id, to: edge.to })
        );
      case 'move':
        return node && state.moveNodes(new Map([[node.id, at]]));
      case 'shrink':
        return node?.type === 'receive'
          ? state.configureNode(node.id, { ...node.config, cases: [], timeout: null })
          : undefined;
      case 'select':
        return state.select(edge && pick % 2 ? onlyEdge(edgeKey(edge)) : onlyNodes(node ? [node.id] : []));
      case 'selectAll':
        return state.selectAll();
      case 'delete':
        return state.deleteSelected();
      case 'duplicate':
        return drawn.length < 60 ? state.duplicateSelected(newId) : undefined;
      case 'layOut':
        return state.layOutAll();
      case 'undo':
        return undo(store);
    }
  });

const story = fc.array(deed, { maxLength: 40 });

function played(deeds: readonly Deed[]): JourneyStore {
  let last = 0;
  const store = createJourneyStore(EMPTY_JOURNEY, () => 0);
  for (const act of deeds) act(store, () => nodeId.parse(`n${++last}`));
  return store;
}

it('whatever a person does, the journey can be stored, and no edge leaves by an output that is not there', () => {
  fc.assert(
    fc.property(story, (deeds) => {
      const { document } = played(deeds).getState();
      expect(journeyDocument.safeParse(document).error?.issues ?? []).toEqual([]);
      for (const edge of document.edges) {
        const from = nodeOf(document, edge.from);
        expect(from && outputsOf(from).map((output) => output.id)).toContain(edge.output);
      }
    }),
    { numRuns: 200 },
  );
});

it('whatever a person does, the selection names only what is there', () => {
  fc.assert(
    fc.property(story, (deeds) => {
      const { document, selection } = played(deeds).getState();
      expect(document.nodes.map((node) => node.id)).toEqual(expect.arrayContaining([...selection.nodes]));
      expect(document.edges.map(edgeKey)).toEqual(expect.arrayContaining([...selection.edges]));
    }),
    { numRuns: 200 },
  );
});

it('whatever a person did, undo leads back to where they began', () => {
  fc.assert(
    fc.property(story, (deeds) => {
      const store = played(deeds);
      while (store.temporal.getState().pastStates.length > 0) undo(store);
      expect(store.getState().document).toEqual(EMPTY_JOURNEY);
    }),
    { numRuns: 200 },
  );
});
