import { Button, Select, Tooltip } from '@mantine/core';
import { nextTimer, type ProviderMood, type Simulation, windowOf } from '@sendero/engine';
import { isWindowOpen, type EpochMs } from '@sendero/shared';
import { IconArrowBackUp, IconClock, IconLock, IconPlayerSkipForward, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { dateTimeText, lengthText } from '../ui/time-text';
import styles from './clock-bar.module.css';
import { horizonOf } from './horizon';
import { Timeline } from './timeline';
import type { SimulationControls } from './use-simulation';
import { windowText } from './step-text';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const leaps = [
  { label: '+5 min', ms: 5 * MINUTE },
  { label: '+1 h', ms: HOUR },
  { label: '+1 day', ms: 24 * HOUR },
] as const;

const moods: readonly { readonly value: ProviderMood; readonly label: string }[] = [
  { value: 'delivers', label: 'Delivered at once' },
  { value: 'fails', label: 'Never delivered' },
  { value: 'waits', label: 'I give receipts' },
];

interface Props extends Omit<SimulationControls, 'restart'> {
  readonly restart: () => void;
}

/** Moves the simulated time on, takes steps back, and starts anew. */
export function ClockBar({ simulation, startedAt, act, canStepBack, stepBack, dragTo, dropAt, restart }: Props) {
  const { now, provider } = simulation;
  const [held, setHeld] = useState<EpochMs | null>(null);
  const until = held ?? horizonOf(simulation, startedAt);
  const timer = nextTimer(simulation);
  return (
    <section className={styles.bar} aria-label="Simulated time">
      <div className={styles.times}>
        <span className={styles.now} data-testid="sim-clock">
          {dateTimeText(now)}
        </span>
        <Window simulation={simulation} />
      </div>
      <Timeline
        simulation={simulation}
        startedAt={startedAt}
        until={until}
        onDrag={(at) => {
          setHeld(until);
          dragTo(at);
        }}
        onDrop={(at) => {
          setHeld(null);
          dropAt(at);
        }}
      />
      <div className={styles.buttons}>
        {leaps.map(({ label, ms }) => (
          <Button key={ms} size="xs" px={8} variant="default" onClick={() => act({ type: 'passTime', ms })}>
            {label}
          </Button>
        ))}
        <Tooltip label={timer ? `In ${lengthText(timer.dueAt - now)}` : 'The journey waits for no time'}>
          <Button
            size="xs"
            px={8}
            variant="default"
            data-testid="sim-next-timer"
            disabled={!timer}
            leftSection={<IconPlayerSkipForward size={14} aria-hidden />}
            onClick={() => act({ type: 'toNextTimer' })}
          >
            Next timer
          </Button>
        </Tooltip>
      </div>
      <div className={styles.buttons}>
        <Select
          className={styles.mood ?? ''}
          size="xs"
          aria-label="What WhatsApp does with messages"
          data={moods}
          value={provider}
          allowDeselect={false}
          onChange={(value) => {
            const mood = moods.find((one) => one.value === value);
            if (mood) act({ type: 'setProvider', provider: mood.value });
          }}
        />
        <Button
          size="xs"
          px={8}
          variant="default"
          data-testid="sim-step-back"
          disabled={!canStepBack}
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={stepBack}
        >
          Step back
        </Button>
        <Button
          size="xs"
          px={8}
          variant="default"
          data-testid="sim-reset"
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={restart}
        >
          Reset
        </Button>
      </div>
    </section>
  );
}

function Window({ simulation }: { readonly simulation: Simulation }) {
  const { now } = simulation;
  const expiresAt = windowOf(simulation);
  const open = isWindowOpen(expiresAt, now);
  const Icon = open ? IconClock : IconLock;
  return (
    <span className={styles.window} data-open={open} data-testid="sim-window">
      <Icon size={14} aria-hidden /> {open ? 'Service window open' : 'No service window'}: {windowText(expiresAt, now)}
    </span>
  );
}
