/** Puts the cursor into the first field under an element. */
export function focusFirstField(root: HTMLElement | null): void {
  root?.querySelector<HTMLElement>('input, textarea, select')?.focus();
}
