import { useState, type ReactNode, type SubmitEvent } from 'react';
import { sandboxApi } from '../sandbox/sandbox-api';
import type { Sandbox } from '../sandbox/use-sandbox';
import { Button } from '../ui/button';
import { dayOf, roughly, timeOf } from '../ui/dates';
import styles from './clock-control.module.css';
import panel from './control-panel.module.css';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const steps = [
  { label: '+5 min', ms: 5 * minuteMs, testId: 'advance-5m' },
  { label: '+1 h', ms: hourMs, testId: 'advance-1h' },
  { label: '+1 day', ms: dayMs, testId: 'advance-1d' },
] as const;

const units = [
  { label: 'minutes', ms: minuteMs },
  { label: 'hours', ms: hourMs },
  { label: 'days', ms: dayMs },
] as const;

/** Sandbox time, and how to skip over a wait. */
export function ClockControl({ sandbox, now }: { readonly sandbox: Sandbox; readonly now: number }): ReactNode {
  const { canAdvance, aheadMs } = sandbox.state;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  const advance = async (ms: number): Promise<void> => {
    setBusy(true);
    try {
      const clock = await sandboxApi.advance(ms);
      sandbox.dispatch({ type: 'happened', events: [{ type: 'clock', clock }], receivedAt: Date.now() });
      setProblem('');
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : String(cause));
    }
    setBusy(false);
  };

  return (
    <section className={panel['section']} aria-label="Clock">
      <div className={styles['clock']}>
        <time data-testid="clock-now" data-now={now} dateTime={new Date(now).toISOString()}>
          <span className={styles['time']}>{timeOf(now)}</span>
          <span className={styles['day']}>{dayOf(now)}</span>
        </time>
        <span className={panel['note']}>
          {aheadMs < 1000
            ? 'Sandbox time, same as this machine'
            : `Sandbox time, ${roughly(aheadMs)} ahead of this machine`}
        </span>
      </div>
      {canAdvance ? (
        <>
          <div className={styles['steps']}>
            {steps.map(({ label, ms, testId }) => (
              <Button key={testId} disabled={busy} onClick={() => void advance(ms)} data-testid={testId}>
                {label}
              </Button>
            ))}
          </div>
          <CustomStep busy={busy} onAdvance={(ms) => void advance(ms)} onProblem={setProblem} />
          <p className={panel['note']}>Waits and the 24-hour window follow this clock. It never goes back.</p>
        </>
      ) : (
        <p className={panel['note']}>The clock can’t be moved here: this sandbox runs on the machine’s time.</p>
      )}
      {problem && (
        <p role="alert" className={panel['problem']}>
          {problem}
        </p>
      )}
    </section>
  );
}

function CustomStep({
  busy,
  onAdvance,
  onProblem,
}: {
  readonly busy: boolean;
  readonly onAdvance: (ms: number) => void;
  readonly onProblem: (problem: string) => void;
}): ReactNode {
  const [amount, setAmount] = useState('2');
  const [unit, setUnit] = useState<(typeof units)[number]>(units[1]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const count = Number(amount);
    if (!(count > 0 && count <= 10_000)) return onProblem('Enter how far to move: a number above 0, at most 10,000.');
    onAdvance(Math.round(count * unit.ms));
  };
  return (
    <form className={styles['custom']} onSubmit={submit} noValidate>
      <input
        type="number"
        min="1"
        aria-label="How far"
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
        data-testid="advance-amount"
      />
      <select
        aria-label="Unit"
        value={unit.label}
        onChange={(event) => setUnit(units.find(({ label }) => label === event.target.value) ?? units[0])}
        data-testid="advance-unit"
      >
        {units.map(({ label }) => (
          <option key={label}>{label}</option>
        ))}
      </select>
      <Button type="submit" disabled={busy} data-testid="advance-custom">
        Move on
      </Button>
    </form>
  );
}
