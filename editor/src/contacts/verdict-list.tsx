import type { Verdict } from '@sendero/shared';
import { IconCheck, IconX } from '@tabler/icons-react';
import styles from './verdict-list.module.css';
import { guardText, verdictInputs } from './visit-text';

/** What each guard said and what it looked at; nothing when none was asked. */
export function VerdictList({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  if (verdicts.length === 0) return null;
  return (
    <ul className={styles.verdicts} aria-label="Guards">
      {verdicts.map((verdict, index) => (
        <VerdictItem key={index} verdict={verdict} />
      ))}
    </ul>
  );
}

function VerdictItem({ verdict }: { readonly verdict: Verdict }) {
  const inputs = verdictInputs(verdict);
  return (
    <li className={styles.verdict} data-passed={verdict.passed}>
      {verdict.passed ? <IconCheck size={15} aria-label="Passed" /> : <IconX size={15} aria-label="Not passed" />}
      <span>
        {guardText(verdict)}
        {inputs && <span className={styles.inputs}> ({inputs})</span>}
      </span>
    </li>
  );
}
