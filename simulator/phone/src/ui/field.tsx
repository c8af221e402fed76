import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './field.module.css';

/** A labelled input with its hint, or its problem once there is one. */
export function Field({
  label,
  hint,
  problem,
  ...input
}: {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string;
} & ComponentProps<'input'>): ReactNode {
  const id = useId();
  const note = problem || hint;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoComplete="off"
        aria-invalid={Boolean(problem)}
        {...(note ? { 'aria-describedby': `${id}-note` } : {})}
        {...input}
      />
      {note && (
        <p
          id={`${id}-note`}
          className={problem ? styles['problem'] : styles['hint']}
          role={problem ? 'alert' : undefined}
        >
          {note}
        </p>
      )}
    </div>
  );
}
