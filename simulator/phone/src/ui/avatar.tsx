import type { ReactNode } from 'react';
import styles from './avatar.module.css';

const colours = 6;

/** Initials on a colour of their own; decorative: the name is always beside it. */
export function Avatar({ name, size = 44 }: { readonly name: string; readonly size?: number }): ReactNode {
  const initials = name
    .split(/\s+/)
    .flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? [])
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const colour = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % colours;
  return (
    <span
      className={styles['avatar']}
      style={{ width: size, height: size, fontSize: size * 0.38, background: `var(--avatar-${colour + 1})` }}
      aria-hidden="true"
    >
      {initials || '?'}
    </span>
  );
}
