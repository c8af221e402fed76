import type { DeliveryAttempt } from '@sendero/shared';
import { countText } from '../ui/count-text';
import styles from './attempt-text.module.css';

/** What came of a try, such as “Answered 200 in 41 ms”. */
export function AttemptText({ attempt: { status, problem, tookMs, answer } }: { readonly attempt: DeliveryAttempt }) {
  const time = `${countText(tookMs)} ms`;
  return (
    <span className={styles.attempt}>
      <span className={styles.outcome} data-failed={problem !== null || undefined}>
        {status === null ? `No answer after ${time}` : `Answered ${status} in ${time}`}
      </span>
      {problem && <span className={styles.problem}>{problem.message}</span>}
      {answer !== '' && <code className={styles.answer}>{answer}</code>}
    </span>
  );
}
