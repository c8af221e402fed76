import { countText } from '../ui/count-text';
import { useDiff } from './diff-context';
import styles from './diff-legend.module.css';
import { nodeMarks } from './drawn-diff';
import { markLooks } from './mark-look';

/** What the lines around steps mean, and how many steps each is about. */
export function DiffLegend() {
  const { marks } = useDiff();
  const all = [...marks.values()];
  return (
    <ul className={styles.legend} aria-label="What the marks mean" data-testid="diff-legend">
      {nodeMarks.map((mark) => {
        if (mark === 'same') return null;
        const { word, Icon } = markLooks[mark];
        return (
          <li key={mark} className={styles.entry} data-mark={mark}>
            <span className={styles.sample}>
              <Icon size={12} stroke={2.6} aria-hidden />
            </span>
            {word} <span className={styles.count}>{countText(all.filter((one) => one === mark).length)}</span>
          </li>
        );
      })}
    </ul>
  );
}
