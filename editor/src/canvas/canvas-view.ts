import type { NodeId, NodeType, OutputId, Problem } from '@sendero/shared';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EdgeKey } from '../store/edge-key';

export type CanvasDialog =
  | { readonly type: 'search' }
  | { readonly type: 'shortcuts' }
  | { readonly type: 'settings' }
  /** “Connect to…”, the keyboard's way to draw an edge. */
  | { readonly type: 'connect'; readonly from: NodeId; readonly output: OutputId };

/** What is shown on the canvas beside the journey itself; none of it is saved or undone. */
export interface CanvasView {
  readonly dialog: CanvasDialog | null;
  /** What had the focus when the dialog was opened. */
  readonly returnTo: Element | null;
  readonly problems: readonly Problem[];
  readonly problemsShown: boolean;
  /** The problem that was chosen; the way that leads into it is shown. */
  readonly problem: Problem | null;
  /** The problem in the list that has the pointer or the focus; its way is shown meanwhile. */
  readonly lookedAt: Problem | null;
  /** On a narrow screen: whether the form lies over the canvas. */
  readonly formShown: boolean;
  readonly hoveredEdge: EdgeKey | null;
  /** The edge that a dragged palette item would be inserted on. */
  readonly dropEdge: EdgeKey | null;
  /** What is being dragged from the palette. */
  readonly dragged: NodeType | null;
}

export function createCanvasView() {
  return createStore<CanvasView>()(() => ({
    dialog: null,
    returnTo: null,
    problems: [],
    problemsShown: false,
    problem: null,
    lookedAt: null,
    formShown: false,
    hoveredEdge: null,
    dropEdge: null,
    dragged: null,
  }));
}

export type CanvasViewStore = ReturnType<typeof createCanvasView>;

/** Opens a dialog over the canvas; the focus comes back when it is closed. */
export function openDialog(view: CanvasViewStore, dialog: CanvasDialog): void {
  view.setState({ dialog, returnTo: document.activeElement });
}

export const CanvasViewContext = createContext<CanvasViewStore | null>(null);

export function useCanvasViewStore(): CanvasViewStore {
  const store = useContext(CanvasViewContext);
  if (!store) throw new Error('A part of the canvas was drawn outside a journey.');
  return store;
}

export function useCanvasView<T>(select: (view: CanvasView) => T): T {
  return useStore(useCanvasViewStore(), select);
}
