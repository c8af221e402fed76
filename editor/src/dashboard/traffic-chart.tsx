import { useElementSize } from '@mantine/hooks';
import type { Bucket, TrafficPoint } from '@sendero/shared';
import { useState, type PointerEvent } from 'react';
import { countText } from '../ui/count-text';
import type { BucketTexts } from './bucket-text';
import { axisTicks, markStep, stepArea, stepPath } from './chart-scale';
import styles from './traffic-chart.module.css';

const HEIGHT = 220;
const LEFT = 44;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 26;
/** Room that a mark under the axis needs, in px. */
const MARK_WIDTH = 72;
const MINUTE_MS = 60_000;

const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });

interface Props {
  /** What is over or under way; what is still to come is not drawn. */
  readonly points: readonly TrafficPoint[];
  readonly all: readonly TrafficPoint[];
  readonly bucket: Bucket;
  readonly texts: BucketTexts;
}

/** Messages out as an area, messages in as a line; points at one bucket show its counts. */
export function TrafficChart({ points, all, bucket, texts }: Props) {
  const { ref, width } = useElementSize();
  const [pointed, setPointed] = useState<number | null>(null);
  const most = points.reduce((highest, point) => Math.max(highest, point.in, point.out), 0);
  const ticks = axisTicks(most);
  const top = ticks.at(-1) ?? 1;
  const step = Math.max(0, width - LEFT - RIGHT) / Math.max(1, all.length);
  const x = (index: number) => LEFT + index * step;
  const y = (count: number) => HEIGHT - BOTTOM - (count / top) * (HEIGHT - BOTTOM - TOP);
  const line = (series: 'in' | 'out') => points.map((point, index) => ({ x: x(index), y: y(point[series]) }));
  const end = x(points.length);
  const nth = markStep(bucket, all.length, Math.floor((width - LEFT) / MARK_WIDTH));
  // The last hour begins at any minute; everything else at midnight.
  const isMarked = (at: number, index: number) =>
    bucket === 'minute' ? (at / MINUTE_MS) % nth === 0 : index % nth === 0;
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const index = Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT) / step);
    setPointed(index >= 0 && index < points.length ? index : null);
  };
  const shown = pointed === null ? undefined : points[pointed];
  return (
    <div ref={ref} className={styles.chart}>
      {width > 0 && (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={`Messages over time, at most ${countText(most)} in one step; the table below has all of them`}
          onPointerMove={point}
          onPointerLeave={() => setPointed(null)}
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={styles.grid} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
              <text className={styles.mark} x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
                {compact.format(tick)}
              </text>
            </g>
          ))}
          {all.map(
            ({ at }, index) =>
              isMarked(at, index) &&
              x(index) + MARK_WIDTH / 2 < width && (
                <text key={at} className={styles.mark} x={x(index)} y={HEIGHT - 8} textAnchor="middle">
                  {texts.mark(at)}
                </text>
              ),
          )}
          <path className={styles.outArea} d={stepArea(line('out'), end, y(0))} />
          <path className={styles.outLine} d={stepPath(line('out'), end)} />
          <path className={styles.inLine} d={stepPath(line('in'), end)} />
          {pointed !== null && (
            <rect className={styles.pointed} x={x(pointed)} y={TOP} width={Math.max(1, step)} height={y(0) - TOP} />
          )}
        </svg>
      )}
      {shown && pointed !== null && (
        <div
          className={styles.tip}
          data-side={x(pointed) > width / 2 ? 'left' : 'right'}
          style={{ left: x(pointed) + step / 2 }}
        >
          <div>{texts.span(shown.at)}</div>
          <strong>
            {countText(shown.in)} in · {countText(shown.out)} out
          </strong>
        </div>
      )}
    </div>
  );
}
