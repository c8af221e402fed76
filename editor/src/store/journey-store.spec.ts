import { EMPTY_JOURNEY, nodeId, outputsOf, type JourneyDocument } from '@sendero/shared';
import { clipOf, parseClip } from './clip';
import { edgeKey } from './edge-key';
import { nodeOf } from './edit-document';
import { createJourneyStore, redo, undo, type JourneyStore } from './journey-store';
import { onlyEdge, onlyNodes } from './selection';

const a = nodeId.parse('a');
const b = nodeId.parse('b');
const c = nodeId.parse('c');
const ORIGIN = { x: 0, y: 0 };

/** A clock that stands still until it is moved. */
function aStore(document: JourneyDocument = EMPTY_JOURNEY) {
  const clock = { now: 0 };
  const store = createJourneyStore(document, () => clock.now);
  return { store, clock, state: () => store.getState() };
}

/** trigger a → send b, b selected. */
function aShortJourney() {
  const made = aStore();
  made.state().addNode('trigger.message', a, ORIGIN);
  made.state().addAfterSelected('send', b, ORIGIN);
  return made;
}

function edgesOf(store: JourneyStore): readonly string[] {
  return store.getState().document.edges.map(({ from, output, to }) => `${from}.${output}>${to}`);
}

function ids() {
  let last = 0;
  return () => nodeId.parse(`new${++last}`);
}

describe('the settings', () => {
  it('change with the journey and are undone with it, a run of typing at once', () => {
    const { store, state } = aShortJourney();
    const before = state().document.settings;
    state().changeSettings({ ...before, priority: 1 });
    state().changeSettings({ ...before, priority: 12 });
    expect(state().document.settings.priority).toBe(12);
    undo(store);
    expect(state().document.settings).toEqual(before);
    expect(state().document.nodes).toHaveLength(2);
    redo(store);
    expect(state().document.settings.priority).toBe(12);
  });

  it('stay as they are when steps are pasted', () => {
    const { state } = aShortJourney();
    state().changeSettings({ ...state().document.settings, priority: 7 });
    const clip = parseClip(JSON.stringify(clipOf(state().document, new Set([b]))));
    if (!clip) throw new Error('A clip can be read back');
    state().paste(clip, ids());
    expect(state().document.settings.priority).toBe(7);
  });
});

describe('drawing', () => {
  it('adds a step right of the selected one and connects its free output', () => {
    const { store, state } = aShortJourney();
    expect(edgesOf(store)).toEqual(['a.next>b']);
    expect(nodeOf(state().document, b)?.position.x).toBeGreaterThan(300);
    expect(state().selection).toEqual(onlyNodes([b]));
    expect(state().announcement).toBe('“WhatsApp Send” was added after “Message received”.');
  });

  it('does not cover a step with a new one', () => {
    const { state } = aStore();
    state().addNode('end', a, ORIGIN);
    state().addNode('end', b, { x: 10, y: 10 });
    expect(nodeOf(state().document, b)?.position.y).toBeGreaterThan(100);
  });

  it('inserts a step on an edge and opens room for it', () => {
    const { store, state } = aShortJourney();
    const before = nodeOf(state().document, b)?.position.x ?? 0;
    state().insertOnEdge('wait', c, edgeKey({ from: a, output: 'next' }));
    expect(edgesOf(store).toSorted()).toEqual(['a.next>c', 'c.next>b']);
    expect(nodeOf(state().document, b)?.position.x).toBeGreaterThan(before);
  });

  it('inserts on the selected edge from the palette', () => {
    const { store, state } = aShortJourney();
    state().select(onlyEdge(edgeKey({ from: a, output: 'next' })));
    state().addAfterSelected('wait', c, ORIGIN);
    expect(edgesOf(store).toSorted()).toEqual(['a.next>c', 'c.next>b']);
  });

  it('never inserts a trigger on an edge', () => {
    const { store, state } = aShortJourney();
    state().insertOnEdge('trigger.message', c, edgeKey({ from: a, output: 'next' }));
    expect(edgesOf(store)).toEqual(['a.next>b']);
  });

  it.each([
    ['into a trigger', { from: b, output: 'sent', to: a }],
    ['by an output that does not exist', { from: b, output: 'nowhere', to: b }],
    ['to a step that does not exist', { from: b, output: 'sent', to: c }],
  ])('does not connect %s', (_why, edge) => {
    const { store, state } = aShortJourney();
    state().connect(edge);
    expect(edgesOf(store)).toEqual(['a.next>b']);
  });

  it('lets an output lead to one step only', () => {
    const { store, state } = aShortJourney();
    state().addNode('end', c, { x: 900, y: 0 });
    state().connect({ from: a, output: 'next', to: c });
    expect(edgesOf(store)).toEqual(['a.next>c']);
  });

  it('moves an edge to another output in one step of undo', () => {
    const { store, state } = aShortJourney();
    state().addNode('end', c, { x: 900, y: 0 });
    state().connect({ from: b, output: 'sent', to: c });
    state().reconnect(edgeKey({ from: b, output: 'sent' }), { from: b, output: 'failed', to: c });
    expect(edgesOf(store)).toEqual(['a.next>b', 'b.failed>c']);
    undo(store);
    expect(edgesOf(store)).toEqual(['a.next>b', 'b.sent>c']);
  });
});

describe('configuring', () => {
  function aReceive() {
    const made = aStore();
    made.state().addNode('receive', a, ORIGIN);
    made.state().addToOutput('end', b, { from: a, output: 'yes' });
    const node = nodeOf(made.state().document, a);
    if (node?.type !== 'receive') throw new Error('not a receive');
    return { ...made, config: node.config };
  }

  it('keeps the edge of a case that is renamed', () => {
    const { store, state, config } = aReceive();
    state().configureNode(a, { ...config, cases: config.cases.map((one) => ({ ...one, title: 'Sure' })) });
    expect(edgesOf(store)).toEqual(['a.yes>b']);
    expect(outputsOf(nodeOf(state().document, a) ?? fail()).map((output) => output.label)).toContain('Sure');
  });

  it('drops the edge of a case that is deleted, and undo brings both back', () => {
    const { store, state, config } = aReceive();
    state().configureNode(a, { ...config, cases: [] });
    expect(edgesOf(store)).toEqual([]);
    undo(store);
    expect(edgesOf(store)).toEqual(['a.yes>b']);
    expect(nodeOf(state().document, a)).toMatchObject({ config });
  });
});

describe('history', () => {
  it('takes typing back as one step, and typing after a pause as another', () => {
    const { store, clock, state } = aShortJourney();
    for (const text of ['H', 'He', 'Hel']) {
      clock.now += 200;
      state().renameNode(b, text);
    }
    clock.now += 5_000;
    state().renameNode(b, 'Hello');
    undo(store);
    expect(nodeOf(state().document, b)?.title).toBe('Hel');
    undo(store);
    expect(nodeOf(state().document, b)?.title).toBe('');
    redo(store);
    expect(nodeOf(state().document, b)?.title).toBe('Hel');
  });

  it('starts a new step when one leaves the field', () => {
    const { store, state } = aShortJourney();
    state().renameNode(b, 'One');
    state().endTyping();
    state().renameNode(b, 'Two');
    undo(store);
    expect(nodeOf(state().document, b)?.title).toBe('One');
  });

  it('does not glue typing to what it was before an undo', () => {
    const { store, state } = aShortJourney();
    state().renameNode(b, 'One');
    undo(store);
    state().renameNode(b, 'Two');
    undo(store);
    expect(nodeOf(state().document, b)?.title).toBe('');
  });

  it('knows nothing of selecting', () => {
    const { store, state } = aShortJourney();
    const steps = store.temporal.getState().pastStates.length;
    state().select(onlyNodes([a]));
    state().selectAll();
    expect(store.temporal.getState().pastStates).toHaveLength(steps);
  });

  it('has no step for an edit that changes nothing', () => {
    const { store, state } = aShortJourney();
    const steps = store.temporal.getState().pastStates.length;
    state().moveNodes(new Map([[a, ORIGIN]]));
    state().connect({ from: a, output: 'next', to: b });
    expect(store.temporal.getState().pastStates).toHaveLength(steps);
  });

  it('forgets a selected step that undo takes away', () => {
    const { store, state } = aShortJourney();
    undo(store);
    expect(state().selection.nodes.size).toBe(0);
    expect(state().announcement).toBe('Undone.');
  });
});

describe('several at once', () => {
  it('deletes what is selected with its edges', () => {
    const { store, state } = aShortJourney();
    state().selectAll();
    state().deleteSelected();
    expect(state().document).toEqual(EMPTY_JOURNEY);
    expect(state().announcement).toBe('2 steps were deleted.');
    undo(store);
    expect(edgesOf(store)).toEqual(['a.next>b']);
  });

  it('duplicates steps and the edges between them under new ids', () => {
    const { store, state } = aShortJourney();
    state().selectAll();
    state().duplicateSelected(ids());
    expect(edgesOf(store)).toEqual(['a.next>b', 'new1.next>new2']);
    expect([...state().selection.nodes]).toEqual(['new1', 'new2']);
  });

  it('pastes into another journey what was copied from this one', () => {
    const { state } = aShortJourney();
    const text = JSON.stringify(clipOf(state().document, new Set([a, b])));
    const other = aStore();
    const clip = parseClip(text);
    if (!clip) throw new Error('not a clip');
    const newId = ids();
    other.state().paste(clip, newId);
    other.state().paste(clip, newId);
    expect(edgesOf(other.store)).toEqual(['new1.next>new2', 'new3.next>new4']);
    const positions = other.state().document.nodes.map((node) => `${node.position.x} ${node.position.y}`);
    expect(new Set(positions).size).toBe(positions.length);
  });

  it.each(['', 'hello', '{}', '{"kind":"sendero.nodes","document":{"schema":1,"nodes":[{}],"edges":[]}}'])(
    'takes “%s” from the clipboard for no clip',
    (text) => expect(parseClip(text)).toBeNull(),
  );

  it('lays a journey out from left to right without covering a step', () => {
    const { state } = aShortJourney();
    state().addToOutput('receive', c, { from: b, output: 'sent' });
    state().moveNodes(new Map([a, b, c].map((id) => [id, ORIGIN])));
    state().layOutAll();
    const xs = [a, b, c].map((id) => nodeOf(state().document, id)?.position.x ?? Number.NaN);
    expect(xs).toEqual(xs.toSorted((one, other) => one - other));
    expect(new Set(xs).size).toBe(3);
  });
});

function fail(): never {
  throw new Error('missing');
}
