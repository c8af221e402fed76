import { titleOf, type JourneyDocument, type NodeId } from '@sendero/shared';
import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import { clipOf, freshCopy } from './clip';
import { createCoalescing } from './coalescing';
import { edgeKey } from './edge-key';
import {
  canConnect,
  edgeOf,
  freeOutput,
  newNode,
  nodeOf,
  takesEdges,
  withConfig,
  withEdge,
  withNode,
  withoutEdges,
  withoutNodes,
  withPositions,
  withTitle,
  type Position,
} from './edit-document';
import { layOut } from './lay-out';
import type { JourneyState } from './journey-state';
import { freeSpot, openGap, rightOf } from './place-node';
import { isEmpty, NOTHING, onlyNodes, pruned, singleNode, type Selection } from './selection';

/** Where a copy lands beside its original, in canvas units. */
const COPY_OFFSET: Position = { x: 40, y: 60 };
const UNDO_STEPS = 100;

export type JourneyStore = ReturnType<typeof createJourneyStore>;

/** The document that is being drawn, what is selected in it, and its history. `now` is in ms and only groups typing. */
export function createJourneyStore(document: JourneyDocument, now: () => number) {
  const coalescing = createCoalescing(now);
  return createStore<JourneyState>()(
    temporal(
      (set, get) => {
        /** One step of undo, or a part of one when `key` goes on with the step before. */
        const edit = (
          change: (document: JourneyDocument) => JourneyDocument,
          after: { readonly selection?: Selection; readonly announcement?: string; readonly key?: string } = {},
        ) => {
          const before = get();
          const changed = change(before.document);
          if (changed === before.document) return;
          coalescing.begin(after.key ?? null);
          set({
            document: changed,
            selection: after.selection ?? pruned(before.selection, changed),
            announcement: after.announcement ?? before.announcement,
          });
        };
        const title = (id: NodeId) => {
          const node = nodeOf(get().document, id);
          return node ? titleOf(node) : '';
        };
        const insert = (copy: JourneyDocument, announcement: string) => {
          if (copy.nodes.length === 0) return;
          edit(
            (current) => ({
              ...current,
              nodes: [...current.nodes, ...copy.nodes],
              edges: [...current.edges, ...copy.edges],
            }),
            { selection: onlyNodes(copy.nodes.map((node) => node.id)), announcement },
          );
        };

        return {
          document,
          selection: NOTHING,
          announcement: '',

          addNode(type, id, position) {
            const node = newNode(type, id, position);
            edit((current) => withNode(current, { ...node, position: freeSpot(current, position) }), {
              selection: onlyNodes([id]),
              announcement: `“${titleOf(node)}” was added.`,
            });
          },
          addAfterSelected(type, id, fallback) {
            const { document: current, selection } = get();
            const [edge] = selection.edges;
            if (edge !== undefined && selection.nodes.size === 0) return get().insertOnEdge(type, id, edge);
            const selected = singleNode(selection);
            const from = selected === undefined ? undefined : nodeOf(current, selected);
            if (!from) return get().addNode(type, id, fallback);
            const output = freeOutput(current, from);
            if (output === undefined || !takesEdges(newNode(type, id, fallback))) {
              return get().addNode(type, id, rightOf(current, from));
            }
            get().addToOutput(type, id, { from: from.id, output });
          },
          insertOnEdge(type, id, key) {
            const edge = edgeOf(get().document, key);
            const node = newNode(type, id, { x: 0, y: 0 });
            if (!edge || !takesEdges(node)) return;
            edit(
              (current) => {
                const gap = openGap(current, edge);
                const placed = withNode(gap.document, { ...node, position: gap.spot });
                const reached = withEdge(placed, { ...edge, to: id });
                const output = freeOutput(reached, node);
                return output === undefined ? reached : withEdge(reached, { from: id, output, to: edge.to });
              },
              {
                selection: onlyNodes([id]),
                announcement: `“${titleOf(node)}” was inserted between “${title(edge.from)}” and “${title(edge.to)}”.`,
              },
            );
          },
          addToOutput(type, id, from) {
            const source = nodeOf(get().document, from.from);
            if (!source) return;
            edit(
              (current) =>
                withEdge(withNode(current, newNode(type, id, rightOf(current, source))), { ...from, to: id }),
              {
                selection: onlyNodes([id]),
                announcement: `“${titleOf(newNode(type, id, source.position))}” was added after “${titleOf(source)}”.`,
              },
            );
          },
          moveNodes(positions) {
            const ids = [...positions.keys()];
            edit((current) => withPositions(current, positions), { key: `move ${ids.join(' ')}` });
          },
          connect(edge) {
            if (!canConnect(get().document, edge)) return;
            edit((current) => withEdge(current, edge), {
              announcement: `“${title(edge.from)}” now leads to “${title(edge.to)}”.`,
            });
          },
          reconnect(before, edge) {
            if (!canConnect(get().document, edge)) return;
            edit((current) => withEdge(withoutEdges(current, new Set([before])), edge), {
              announcement: `“${title(edge.from)}” now leads to “${title(edge.to)}”.`,
            });
          },
          disconnect(key) {
            const edge = edgeOf(get().document, key);
            if (!edge) return;
            edit((current) => withoutEdges(current, new Set([key])), {
              announcement: `The connection from “${title(edge.from)}” to “${title(edge.to)}” was deleted.`,
            });
          },
          configureNode(id, config) {
            edit((current) => withConfig(current, id, config), { key: `configure ${id}` });
          },
          renameNode(id, newTitle) {
            edit((current) => withTitle(current, id, newTitle), { key: `rename ${id}` });
          },
          changeSettings(settings) {
            edit((current) => ({ ...current, settings }), { key: 'settings' });
          },
          deleteSelected() {
            const { selection } = get();
            if (isEmpty(selection)) return;
            edit((current) => withoutEdges(withoutNodes(current, selection.nodes), selection.edges), {
              selection: NOTHING,
              announcement: deletion(selection, title),
            });
          },
          duplicateSelected(newId) {
            const { document: current, selection } = get();
            const copy = freshCopy(clipOf(current, selection.nodes), newId, COPY_OFFSET);
            insert(copy, `${steps(copy.nodes.length)} duplicated.`);
          },
          paste(clip, newId) {
            const taken = get().document.nodes;
            const lands = (offset: Position) =>
              clip.document.nodes.some((node) => taken.some((other) => near(other.position, node.position, offset)));
            let offset: Position = { x: 0, y: 0 };
            while (lands(offset)) offset = { x: offset.x + COPY_OFFSET.x, y: offset.y + COPY_OFFSET.y };
            const copy = freshCopy(clip, newId, offset);
            insert(copy, `${steps(copy.nodes.length)} pasted.`);
          },
          layOutAll() {
            edit((current) => withPositions(current, layOut(current)), { announcement: 'The journey was laid out.' });
          },
          replaceAll(replacement, announcement) {
            edit(() => replacement, { selection: NOTHING, announcement });
          },

          select(selection) {
            set({ selection });
          },
          selectAll() {
            const { nodes, edges } = get().document;
            set({
              selection: { nodes: new Set(nodes.map((node) => node.id)), edges: new Set(edges.map(edgeKey)) },
              announcement: `${steps(nodes.length)} selected.`,
            });
          },
          endTyping: () => coalescing.end(),
        };
      },
      {
        partialize: (state) => ({ document: state.document }),
        equality: (past, current) => past.document === current.document,
        limit: UNDO_STEPS,
        handleSet: (record) => (past) => {
          if (!coalescing.continues()) record(past);
        },
      },
    ),
  );
}

/** Takes the last step back; the selection keeps what is still there. */
export function undo(store: JourneyStore): void {
  travel(store, 'undo', 'Undone.');
}

export function redo(store: JourneyStore): void {
  travel(store, 'redo', 'Done again.');
}

function travel(store: JourneyStore, direction: 'undo' | 'redo', announcement: string): void {
  store.getState().endTyping();
  const history = store.temporal.getState();
  if ((direction === 'undo' ? history.pastStates : history.futureStates).length === 0) return;
  history[direction]();
  store.setState((state) => ({ selection: pruned(state.selection, state.document), announcement }));
}

function near(a: Position, b: Position, offset: Position): boolean {
  return Math.abs(a.x - b.x - offset.x) < 10 && Math.abs(a.y - b.y - offset.y) < 10;
}

function steps(count: number): string {
  return count === 1 ? 'One step was' : `${count} steps were`;
}

function deletion(selection: Selection, title: (id: NodeId) => string): string {
  const single = singleNode(selection);
  if (single !== undefined) return `“${title(single)}” was deleted.`;
  if (selection.nodes.size > 0) return `${steps(selection.nodes.size)} deleted.`;
  return 'The connection was deleted.';
}
