import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlayerSkipBack, IconPlayerSkipForward } from '@tabler/icons-react';
import { dateTimeText } from '../ui/time-text';
import type { Frame } from './frames';
import styles from './scrub-bar.module.css';

interface Props {
  readonly frames: readonly Frame[];
  readonly index: number;
  readonly onGo: (index: number) => void;
}

/** Moves between the passages of a run, by dragging, by pressing and by arrow keys. */
export function ScrubBar({ frames, index, onGo }: Props) {
  const last = frames.length - 1;
  const frame = frames[index];
  const steps = [
    { label: 'First step', Icon: IconPlayerSkipBack, to: 0 },
    { label: 'Step before', Icon: IconChevronLeft, to: index - 1 },
    { label: 'Next step', Icon: IconChevronRight, to: index + 1 },
    { label: 'Last step', Icon: IconPlayerSkipForward, to: last },
  ] as const;
  return (
    <section className={styles.bar} aria-label="Replay" data-testid="scrub-bar">
      <div className={styles.buttons}>
        {steps.map(({ label, Icon, to }) => (
          <ActionIcon
            key={label}
            variant="default"
            size="lg"
            aria-label={label}
            title={label}
            disabled={to < 0 || to > last || to === index}
            onClick={() => onGo(to)}
          >
            <Icon size={18} aria-hidden />
          </ActionIcon>
        ))}
      </div>
      <input
        type="range"
        className={styles.range}
        aria-label="Step of the run"
        aria-valuetext={frame ? `Step ${index + 1} of ${frames.length}: ${frame.title}` : ''}
        min={0}
        max={Math.max(0, last)}
        value={Math.max(0, index)}
        disabled={last < 1}
        data-testid="scrub"
        onChange={(event) => onGo(Number(event.currentTarget.value))}
      />
      <span className={styles.place} data-testid="scrub-place">
        {frame ? `${index + 1} / ${frames.length} · ${dateTimeText(frame.enteredAt)}` : 'No steps'}
      </span>
    </section>
  );
}
