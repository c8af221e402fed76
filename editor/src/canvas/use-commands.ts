import { getHotkeyHandler } from '@mantine/hooks';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { useStore } from 'zustand';
import { clipOf, parseClip } from '../store/clip';
import { useJourneyStore } from '../store/journey-context';
import type { JourneyStore } from '../store/journey-store';
import { newNodeId } from '../store/new-id';
import { toastFailure } from '../ui/toast';
import { useCanvasViewStore } from './canvas-view';
import { commands, type Command, type CommandContext, type CommandState } from './commands';
import { FIT } from './fit';

/** What commands need; `editSelected` brings the cursor into the form of the selected node. */
export function useCommandContext(editSelected: () => void): CommandContext {
  const store = useJourneyStore();
  const view = useCanvasViewStore();
  const { fitView } = useReactFlow();
  return useMemo(
    () => ({
      store,
      view,
      fitView: () => requestAnimationFrame(() => void fitView(FIT)),
      copy: () => void writeClipboard(selectedAsText(store)),
      paste: () => void readClipboard().then((text) => text !== null && pasteText(store, text)),
      editSelected,
    }),
    [store, view, fitView, editSelected],
  );
}

/** Listens to the commands' keys while the canvas is shown. */
export function useShortcuts(context: CommandContext): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !isForCanvas(event.target)) return;
    const command = commands.find(({ native, shortcuts }) => !native && presses(event, shortcuts));
    if (!command) return;
    event.preventDefault();
    if (command.enabled(commandState(context.store))) command.perform(context);
  });
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    const text = selectedAsText(context.store);
    if (!isForCanvas(event.target) || text === null || !document.getSelection()?.isCollapsed) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (event.type === 'cut') context.store.getState().deleteSelected();
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (!isForCanvas(event.target)) return;
    event.preventDefault();
    pasteText(context.store, event.clipboardData?.getData('text/plain') ?? '');
  });

  // Outside React: keys and the clipboard belong to the page.
  useEffect(() => {
    const key = (event: KeyboardEvent) => onKeyDown(event);
    const copy = (event: ClipboardEvent) => onCopy(event);
    const paste = (event: ClipboardEvent) => onPaste(event);
    document.addEventListener('keydown', key);
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('keydown', key);
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, []);
}

/** Whether a command makes sense now; the component draws again only when that changes. */
export function useEnabled(command: Command, store: JourneyStore): boolean {
  const past = useStore(store.temporal, (history) => history.pastStates.length > 0);
  const future = useStore(store.temporal, (history) => history.futureStates.length > 0);
  return useStore(store, (state) => command.enabled({ ...state, canUndo: past, canRedo: future }));
}

function commandState(store: JourneyStore): CommandState {
  const history = store.temporal.getState();
  return {
    ...store.getState(),
    canUndo: history.pastStates.length > 0,
    canRedo: history.futureStates.length > 0,
  };
}

function presses(event: KeyboardEvent, shortcuts: readonly string[]): boolean {
  let pressed = false;
  const note = () => {
    pressed = true;
  };
  getHotkeyHandler(shortcuts.map((keys) => [keys, note, { preventDefault: false }]))(event);
  return pressed;
}

/** Fields, dialogs and menus have keys of their own. */
function isForCanvas(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  return !target.closest(
    'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]',
  );
}

function selectedAsText(store: JourneyStore): string | null {
  const { document, selection } = store.getState();
  return selection.nodes.size === 0 ? null : JSON.stringify(clipOf(document, selection.nodes));
}

function pasteText(store: JourneyStore, text: string): void {
  const clip = parseClip(text);
  if (clip) store.getState().paste(clip, newNodeId);
  else toastFailure('Nothing was pasted', new Error('The clipboard holds no steps of a journey. Copy some first.'));
}

async function writeClipboard(text: string | null): Promise<void> {
  if (text === null) return;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    toastFailure('Nothing was copied', new Error('The browser leaves the clipboard to the keyboard: press Ctrl + C.'));
  }
}

/** Null when the browser does not let us. */
async function readClipboard(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    toastFailure('Nothing was pasted', new Error('The browser leaves the clipboard to the keyboard: press Ctrl + V.'));
    return null;
  }
}
