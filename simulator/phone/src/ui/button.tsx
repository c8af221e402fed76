import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

export function Button({
  look = 'quiet',
  ...button
}: { readonly look?: 'solid' | 'quiet' } & ComponentProps<'button'>): ReactNode {
  return <button type="button" {...button} className={`${styles['button']} ${styles[look]}`} />;
}
