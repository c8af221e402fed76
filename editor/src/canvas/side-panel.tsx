import { CloseButton } from '@mantine/core';
import type { ComponentProps } from 'react';
import layout from './canvas-layout.module.css';
import styles from './side-panel.module.css';

interface Props extends Pick<ComponentProps<'aside'>, 'ref' | 'onKeyDown' | 'children'> {
  readonly title: string;
  /** What it is called among the parts of the page. */
  readonly label: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

/** Stands beside a canvas until it is closed; its title stays while the rest is scrolled. */
export function SidePanel({ title, label, closeLabel, onClose, children, ...rest }: Props) {
  return (
    <aside className={layout.side} aria-label={label} {...rest}>
      <div className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        <CloseButton aria-label={closeLabel} onClick={onClose} />
      </div>
      {children}
    </aside>
  );
}
