import { Slider } from '@mantine/core';
import type { Simulation } from '@sendero/engine';
import type { EpochMs } from '@sendero/shared';
import { dateTimeText } from '../ui/time-text';
import { stepOf } from './horizon';
import styles from './timeline.module.css';

interface Props {
  readonly simulation: Simulation;
  readonly startedAt: EpochMs;
  readonly onDrag: (at: EpochMs) => void;
  readonly onDrop: (at: EpochMs) => void;
  /** The end of the line, which stays where it is while the clock is dragged. */
  readonly until: EpochMs;
}

/** The simulated time as a line that can be dragged along, with a mark where each timer is due. */
export function Timeline({ simulation, startedAt, until, onDrag, onDrop }: Props) {
  const { now, timers, watches } = simulation;
  const due = [...timers, ...watches].map(({ dueAt }) => dueAt).filter((at) => at <= until);
  const step = stepOf(until - startedAt);
  /** A timer that is nearly met is met. */
  const met = (at: EpochMs) => due.find((mark) => Math.abs(mark - at) <= step / 2) ?? at;
  return (
    <Slider
      className={styles.line ?? ''}
      classNames={{ mark: styles.mark ?? '' }}
      size="sm"
      thumbSize={18}
      min={startedAt}
      max={until}
      step={step}
      value={now}
      marks={due.map((value) => ({ value }))}
      label={dateTimeText}
      thumbLabel="Simulated time"
      thumbValueText={dateTimeText}
      data-testid="sim-timeline"
      onChange={(at) => onDrag(met(at))}
      onChangeEnd={(at) => onDrop(met(at))}
    />
  );
}
