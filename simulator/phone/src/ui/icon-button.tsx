import type { ComponentProps, ReactNode } from 'react';
import styles from './icon-button.module.css';

/** A round button that shows an icon only; `label` is its name, also shown on hover. */
export function IconButton({
  label,
  solid = false,
  ...button
}: { readonly label: string; readonly solid?: boolean } & ComponentProps<'button'>): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...button}
      className={`${styles['button']} ${solid ? styles['solid'] : ''}`}
    />
  );
}
