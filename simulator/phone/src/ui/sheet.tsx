import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './icon-button';
import { CloseIcon } from './icons';
import styles from './sheet.module.css';

/**
 * Comes up from the bottom of whatever positioned box it is put in. What it covers must be made `inert` by the caller.
 * Escape and a click beside it close it, and the focus goes back to where it was.
 */
export function Sheet({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const titleId = useId();
  const panel = useRef<HTMLDivElement>(null);

  // Talks to the browser's focus.
  useEffect(() => {
    const before = document.activeElement;
    const first = panel.current?.querySelector<HTMLElement>('[data-autofocus], input, textarea, select');
    (first ?? panel.current)?.focus();
    return () => {
      if (before instanceof HTMLElement) requestAnimationFrame(() => before.focus());
    };
  }, []);

  return (
    <div
      className={styles['cover']}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div
        ref={panel}
        className={styles['sheet']}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
      >
        <header className={styles['header']}>
          <h2 id={titleId}>{title}</h2>
          <IconButton label="Close" onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </header>
        <div className={styles['body']}>{children}</div>
      </div>
    </div>
  );
}
