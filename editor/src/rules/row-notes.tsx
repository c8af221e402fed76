import type { RuleProblem } from '@sendero/engine';
import type { AskedItem } from '@sendero/shared';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleMinus } from '@tabler/icons-react';
import styles from './asked-list.module.css';
import { verdictText, type Verdict } from './try-list';

interface Props {
  readonly item: AskedItem;
  readonly problems: readonly RuleProblem[];
  readonly verdict: Verdict | undefined;
}

/** What is wrong with a line, and what it makes of the message that is tried. */
export function RowNotes({ item, problems, verdict }: Props) {
  return (
    <>
      {problems.map(({ code, message }) => (
        <p key={code} className={styles.problem}>
          <span role="img" aria-label="warning">
            <IconAlertTriangleFilled size={15} aria-hidden />
          </span>
          {message}
        </p>
      ))}
      {verdict && (
        <p className={styles.verdict} data-takes={verdict === 'takes' || undefined} data-testid="verdict">
          {verdict === 'takes' ? (
            <IconCircleCheckFilled size={15} aria-hidden />
          ) : (
            <IconCircleMinus size={15} aria-hidden />
          )}
          {verdictText(verdict, item)}
        </p>
      )}
    </>
  );
}
