import type { DashboardView } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { Panel } from '../ui/panel';
import { BUCKET_WORDS, bucketTexts } from './bucket-text';
import { TrafficChart } from './traffic-chart';
import styles from './traffic-panel.module.css';

/** Messages over time, drawn and, for who would rather read, as a table. */
export function TrafficPanel({ view: { traffic, timeZone, asOf } }: { readonly view: DashboardView }) {
  const { bucket, points } = traffic;
  const texts = bucketTexts(bucket, timeZone);
  const came = points.reduce((sum, point) => sum + point.in, 0);
  const out = points.reduce((sum, point) => sum + point.out, 0);
  return (
    <Panel title={`Messages ${BUCKET_WORDS[bucket]}`} actions={<Legend came={came} out={out} />}>
      <TrafficChart points={points.filter(({ at }) => at <= asOf)} all={points} bucket={bucket} texts={texts} />
      <details className={styles.table}>
        <summary>As a table</summary>
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="Messages as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">In</th>
                <th scope="col">Out</th>
              </tr>
            </thead>
            <tbody>
              {points
                .filter((point) => point.in + point.out > 0)
                .map((point) => (
                  <tr key={point.at}>
                    <th scope="row">{texts.span(point.at)}</th>
                    <td>{countText(point.in)}</td>
                    <td>{countText(point.out)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </details>
    </Panel>
  );
}

function Legend({ came, out }: { readonly came: number; readonly out: number }) {
  return (
    <dl className={styles.legend}>
      <div data-series="in">
        <dt>In</dt>
        <dd data-testid="traffic-in">{countText(came)}</dd>
      </div>
      <div data-series="out">
        <dt>Out</dt>
        <dd data-testid="traffic-out">{countText(out)}</dd>
      </div>
    </dl>
  );
}
