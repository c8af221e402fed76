import { countText } from '../ui/count-text';
import { useHeat } from './heat-context';
import styles from './heat-legend.module.css';
import { heatLevels, type HeatLevel } from './heat-level';

const parts: Readonly<Record<HeatLevel, string>> = {
  0: '0',
  1: '≤20%',
  2: '≤40%',
  3: '≤60%',
  4: '≤80%',
  5: '>80%',
};

/** What colours, widths and stripes mean. */
export function HeatLegend() {
  const { started } = useHeat();
  return (
    <div className={styles.legend} data-testid="heat-legend">
      <p className={styles.title} id="heat-parts">
        How many of {countText(started)} {started === 1 ? 'run' : 'runs'} came
      </p>
      <ul className={styles.levels} aria-labelledby="heat-parts">
        {heatLevels.map((level) => (
          <li key={level} className={styles.level}>
            <span className={styles.sample} data-heat={level} />
            {parts[level]}
          </li>
        ))}
      </ul>
      <ul className={styles.marks} aria-label="Marks">
        <li className={styles.mark}>
          <span className={styles.wide} /> the wider, the more went along
        </li>
        <li className={styles.mark}>
          <span className={styles.striped} /> ended before the end
        </li>
      </ul>
    </div>
  );
}
