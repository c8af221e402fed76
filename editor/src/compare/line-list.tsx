import { UnstyledButton } from '@mantine/core';
import type { NodeId } from '@sendero/shared';
import type { DiffLine } from '../lifecycle/diff-lines';
import styles from './line-list.module.css';
import { Mark } from './mark';

interface Props {
  readonly lines: readonly DiffLine[];
  readonly chosen: NodeId | null;
  readonly onChoose: (node: NodeId) => void;
}

/** What differs, a line each; a line about a step leads to it on the canvas. */
export function LineList({ lines, chosen, onChoose }: Props) {
  if (lines.length === 0) return <p className={styles.none}>Nothing differs.</p>;
  return (
    <ul className={styles.lines}>
      {lines.map(({ kind, text, node }) => {
        const line = (
          <>
            <Mark mark={kind} />
            <span className={styles.text}>{text}</span>
          </>
        );
        return (
          <li key={`${kind} ${text}`}>
            {node === null ? (
              <div className={styles.line}>{line}</div>
            ) : (
              <UnstyledButton
                className={styles.line ?? ''}
                aria-pressed={node === chosen}
                onClick={() => onChoose(node)}
              >
                {line}
              </UnstyledButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
