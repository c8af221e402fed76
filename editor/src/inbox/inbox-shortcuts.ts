/** What a key does in the inbox; a control of the page that has it as its `aria-keyshortcuts` is pressed or focused. */
export const INBOX_SHORTCUTS = [
  { keys: 'j', does: 'Next conversation' },
  { keys: 'k', does: 'Previous conversation' },
  { keys: '/', does: 'Search' },
  { keys: 'f', does: 'More filters' },
  { keys: '1 – 6', does: 'All, unread, mine, unassigned, closing soon, bots' },
  { keys: 'r', does: 'Write to the contact' },
  { keys: 'n', does: 'Write a note' },
  { keys: 't', does: 'Take the conversation over' },
  { keys: 'e', does: 'Resolve it' },
  { keys: 'a', does: 'Assign it' },
  { keys: 'l', does: 'Label it' },
  { keys: 'u', does: 'Back to the list' },
  { keys: 'Esc', does: 'Leave a field' },
  { keys: '?', does: 'Show these keys' },
] as const;

/** Presses or focuses the control of the page that a key belongs to; false when there is none. */
export function pressShortcut(key: string): boolean {
  const controls = document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  const control = [...controls].find((candidate) => candidate.checkVisibility());
  if (!control) return false;
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) control.focus();
  else control.click();
  return true;
}
