import { Loader } from '@mantine/core';
import styles from './canvas-waiting.module.css';
import { ErrorNotice } from './error-notice';

interface CanvasWaitingProps {
  /** What is waited for, such as “Counting”. */
  readonly label: string;
  /** What is said when it can't be had. */
  readonly failure: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Stands where a canvas is going to be. */
export function CanvasWaiting({ label, failure, error, onRetry }: CanvasWaitingProps) {
  return (
    <div className={styles.waiting}>
      {error ? <ErrorNotice title={failure} error={error} onRetry={onRetry} /> : <Loader aria-label={label} />}
    </div>
  );
}
