import { useEffect, useEffectEvent } from 'react';
import { pressShortcut } from './inbox-shortcuts';

export interface InboxKeys {
  /** Goes `by` conversations down the list. */
  readonly move: (by: 1 | -1) => void;
  readonly showHelp: () => void;
}

/** The inbox by keyboard alone. Keys that are pressed in a field or a dialog are left to it. */
export function useInboxKeys({ move, showHelp }: InboxKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && isField(event.target)) {
      event.target.blur();
      return;
    }
    if (isField(event.target) || isInDialog(event.target)) return;
    const done = perform(event.key);
    if (done) event.preventDefault();
  });
  const perform = (key: string): boolean => {
    switch (key) {
      case 'j':
        move(1);
        return true;
      case 'k':
        move(-1);
        return true;
      case '?':
        showHelp();
        return true;
      default:
        return /^[a-z1-6/]$/.test(key) && pressShortcut(key);
    }
  };

  // Outside React: the keyboard.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isField(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))
  );
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"]') !== null;
}
