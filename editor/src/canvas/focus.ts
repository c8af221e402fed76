import type { NodeId } from '@sendero/shared';

/** Puts the cursor into the first field under an element. */
export function focusFirstField(root: HTMLElement | null): void {
  root?.querySelector<HTMLElement>('input, textarea, select')?.focus();
}

/** Lets the keyboard stand on a node's card. */
export function focusCard(id: NodeId): void {
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`)?.focus();
}
