import { useId, type ReactNode } from 'react';
import type { SimulatorSettings } from '../../../src/control-api';
import { sandboxApi } from '../sandbox/sandbox-api';
import panel from './control-panel.module.css';
import styles from './receipt-controls.module.css';
import { useTuning } from './use-tuning';

type DelayKey = 'sentDelayMs' | 'deliveredDelayMs' | 'readDelayMs';

const delays: readonly { readonly key: DelayKey; readonly label: string }[] = [
  { key: 'sentDelayMs', label: 'Sent' },
  { key: 'deliveredDelayMs', label: 'Delivered' },
  { key: 'readDelayMs', label: 'Read' },
];

/** How soon the business hears that a message was sent, delivered and read. */
export function ReceiptControls({ session }: { readonly session: number }): ReactNode {
  const { value: settings, problem, change } = useTuning(session, sandboxApi.settings, sandboxApi.changeSettings);
  return (
    <section className={panel['section']} aria-label="Receipts">
      <h2>Receipts</h2>
      <p className={panel['note']}>Each comes after a time between the two, in seconds.</p>
      {problem && (
        <p role="alert" className={panel['problem']}>
          {problem}
        </p>
      )}
      {settings && (
        <>
          {delays.map(({ key, label }) => (
            <DelayRange key={key} label={label} range={settings[key]} onChange={(range) => change({ [key]: range })} />
          ))}
          <AutoRead settings={settings} onChange={change} />
        </>
      )}
    </section>
  );
}

/** The two ends in seconds; an end that would cross the other takes it along. */
function DelayRange({
  label,
  range: [from, to],
  onChange,
}: {
  readonly label: string;
  readonly range: readonly [number, number];
  readonly onChange: (range: readonly [number, number]) => void;
}): ReactNode {
  const id = useId();
  const end = (name: string, value: number, range: (ms: number) => readonly [number, number]): ReactNode => (
    <input
      type="number"
      min={0}
      max={3600}
      step={0.1}
      aria-label={`${label}, ${name}, in seconds`}
      value={value / 1000}
      onChange={(event) => {
        const ms = Math.round(event.target.valueAsNumber * 1000);
        if (ms >= 0 && ms <= 3_600_000) onChange(range(ms));
      }}
    />
  );
  return (
    <div className={styles['range']} role="group" aria-labelledby={id}>
      <span id={id}>{label}</span>
      {end('at least', from, (ms) => [ms, Math.max(ms, to)])}
      <span aria-hidden="true">–</span>
      {end('at most', to, (ms) => [Math.min(from, ms), ms])}
    </div>
  );
}

function AutoRead({
  settings,
  onChange,
}: {
  readonly settings: SimulatorSettings;
  readonly onChange: (part: Partial<SimulatorSettings>) => void;
}): ReactNode {
  return (
    <label className={styles['toggle']}>
      <input
        type="checkbox"
        role="switch"
        checked={settings.autoRead}
        onChange={(event) => onChange({ autoRead: event.target.checked })}
        data-testid="auto-read"
      />
      <span>
        Read by themselves
        <small>Off: a message counts as read when its chat is open on this phone.</small>
      </span>
    </label>
  );
}
