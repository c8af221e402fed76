import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconClipboardCopy,
  IconClipboardText,
  IconCopyPlus,
  IconFocusCentered,
  IconForms,
  IconKeyboard,
  IconLayoutDistributeHorizontal,
  IconPlugConnected,
  IconSearch,
  IconSelectAll,
  IconSettings,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import { freeOutput, nodeOf } from '../store/edit-document';
import type { JourneyState } from '../store/journey-state';
import { redo, undo, type JourneyStore } from '../store/journey-store';
import { newNodeId } from '../store/new-id';
import { isEmpty, singleNode } from '../store/selection';
import { openDialog, type CanvasViewStore } from './canvas-view';

/** What a command may look at to know whether it makes sense now. */
export interface CommandState extends JourneyState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface CommandContext {
  readonly store: JourneyStore;
  readonly view: CanvasViewStore;
  readonly fitView: () => void;
  readonly copy: () => void;
  readonly paste: () => void;
  readonly editSelected: () => void;
}

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly Icon: Icon;
  /** The first is shown; in the notation of Mantine's hotkeys. */
  readonly shortcuts: readonly string[];
  /** The keys already do it, by the browser's own events: shown, not listened to. */
  readonly native?: true;
  readonly toolbar?: true;
  readonly enabled: (state: CommandState) => boolean;
  readonly perform: (context: CommandContext) => void;
}

/** Everything that can be done to the canvas; toolbar, menu and shortcuts are built from this list. */
export const commands: readonly Command[] = [
  {
    id: 'undo',
    label: 'Undo',
    Icon: IconArrowBackUp,
    shortcuts: ['mod+Z'],
    toolbar: true,
    enabled: (state) => state.canUndo,
    perform: ({ store }) => undo(store),
  },
  {
    id: 'redo',
    label: 'Redo',
    Icon: IconArrowForwardUp,
    shortcuts: ['mod+shift+Z', 'mod+Y'],
    toolbar: true,
    enabled: (state) => state.canRedo,
    perform: ({ store }) => redo(store),
  },
  {
    id: 'layout',
    label: 'Lay out',
    Icon: IconLayoutDistributeHorizontal,
    shortcuts: ['shift+L'],
    toolbar: true,
    enabled: (state) => state.document.nodes.length > 1,
    perform({ store, fitView }) {
      store.getState().layOutAll();
      fitView();
    },
  },
  {
    id: 'search',
    label: 'Find a step',
    Icon: IconSearch,
    shortcuts: ['mod+K', '/', 'shift+/'],
    toolbar: true,
    enabled: hasNodes,
    perform: ({ view }) => openDialog(view, { type: 'search' }),
  },
  {
    id: 'fit',
    label: 'Show everything',
    Icon: IconFocusCentered,
    shortcuts: ['F'],
    enabled: hasNodes,
    perform: ({ fitView }) => fitView(),
  },
  {
    id: 'edit',
    label: 'Edit the step',
    Icon: IconForms,
    shortcuts: ['E', 'F2'],
    enabled: (state) => singleNode(state.selection) !== undefined,
    perform: ({ editSelected }) => editSelected(),
  },
  {
    id: 'connect',
    label: 'Connect to…',
    Icon: IconPlugConnected,
    shortcuts: ['C'],
    enabled: (state) => nextOutput(state) !== undefined,
    perform({ store, view }) {
      const next = nextOutput(store.getState());
      if (next) openDialog(view, { type: 'connect', ...next });
    },
  },
  {
    id: 'copy',
    label: 'Copy',
    Icon: IconClipboardCopy,
    shortcuts: ['mod+C'],
    native: true,
    enabled: hasSelectedNodes,
    perform: ({ copy }) => copy(),
  },
  {
    id: 'paste',
    label: 'Paste',
    Icon: IconClipboardText,
    shortcuts: ['mod+V'],
    native: true,
    enabled: () => true,
    perform: ({ paste }) => paste(),
  },
  {
    id: 'duplicate',
    label: 'Duplicate',
    Icon: IconCopyPlus,
    shortcuts: ['mod+D'],
    enabled: hasSelectedNodes,
    perform: ({ store }) => store.getState().duplicateSelected(newNodeId),
  },
  {
    id: 'delete',
    label: 'Delete',
    Icon: IconTrash,
    shortcuts: ['Delete', 'Backspace'],
    enabled: (state) => !isEmpty(state.selection),
    perform: ({ store }) => store.getState().deleteSelected(),
  },
  {
    id: 'selectAll',
    label: 'Select all',
    Icon: IconSelectAll,
    shortcuts: ['mod+A'],
    enabled: hasNodes,
    perform: ({ store }) => store.getState().selectAll(),
  },
  {
    id: 'settings',
    label: 'Settings of the journey',
    Icon: IconSettings,
    shortcuts: ['mod+,'],
    toolbar: true,
    enabled: () => true,
    perform: ({ view }) => openDialog(view, { type: 'settings' }),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    Icon: IconKeyboard,
    shortcuts: ['shift+?', '?'],
    enabled: () => true,
    perform: ({ view }) => openDialog(view, { type: 'shortcuts' }),
  },
];

function hasNodes(state: JourneyState): boolean {
  return state.document.nodes.length > 0;
}

function hasSelectedNodes(state: JourneyState): boolean {
  return state.selection.nodes.size > 0;
}

/** The output of the selected node that “Connect to…” is about when none is named. */
function nextOutput({ document, selection }: JourneyState) {
  const id = singleNode(selection);
  const node = id === undefined ? undefined : nodeOf(document, id);
  const output = node && freeOutput(document, node);
  return node && output !== undefined ? { from: node.id, output } : undefined;
}
