import { useId, type ReactNode } from 'react';
import type { Faults } from '../../../src/control-api';
import { sandboxApi } from '../sandbox/sandbox-api';
import panel from './control-panel.module.css';
import styles from './fault-controls.module.css';
import { useTuning } from './use-tuning';

interface FaultKind {
  readonly key: keyof Faults;
  readonly label: string;
  readonly explanation: string;
}

const kinds: readonly FaultKind[] = [
  { key: 'latencyMs', label: 'Slow answers', explanation: 'Every answer to the business comes this much later.' },
  {
    key: 'tooManyRequests',
    label: 'Too many requests',
    explanation: 'Refused with HTTP 429: to be tried again later.',
  },
  { key: 'serverError', label: 'Server errors', explanation: 'Refused with HTTP 500, as on a bad day.' },
  {
    key: 'dropBeforeAccept',
    label: 'Cut before accepting',
    explanation: 'The connection breaks; the message was not sent.',
  },
  {
    key: 'dropAfterAccept',
    label: 'Cut after accepting',
    explanation: 'The connection breaks; the message was sent, and the business can’t know.',
  },
  { key: 'duplicateWebhook', label: 'Webhooks twice', explanation: 'The business is told the same thing again.' },
  { key: 'reorderWebhook', label: 'Webhooks out of order', explanation: 'Later news overtakes earlier news.' },
  {
    key: 'statusBeforeResponse',
    label: 'Receipt first',
    explanation: '“Sent” arrives before the answer to the send itself.',
  },
];

/** What goes wrong on purpose, each as a share of requests or webhooks. */
export function FaultControls({ session }: { readonly session: number }): ReactNode {
  const { value: faults, problem, change, replace } = useTuning(session, sandboxApi.faults, sandboxApi.changeFaults);
  const active = faults === null ? 0 : kinds.filter(({ key }) => faults[key] > 0).length;
  return (
    <section className={panel['section']} aria-label="Faults">
      <div className={panel['heading']}>
        <h2>Faults{active > 0 && <span className={styles['active']}>{active} on</span>}</h2>
        <button
          type="button"
          className={panel['textButton']}
          disabled={active === 0}
          onClick={() => replace(sandboxApi.clearFaults())}
          data-testid="faults-off"
        >
          All off
        </button>
      </div>
      {problem && (
        <p role="alert" className={panel['problem']}>
          {problem}
        </p>
      )}
      {faults &&
        kinds.map((kind) => (
          <FaultSlider
            key={kind.key}
            kind={kind}
            value={faults[kind.key]}
            onChange={(next) => change({ [kind.key]: next })}
          />
        ))}
    </section>
  );
}

/** A share in per cent, or a delay that goes up to 10 s. */
function FaultSlider({
  kind,
  value,
  onChange,
}: {
  readonly kind: FaultKind;
  readonly value: number;
  readonly onChange: (value: number) => void;
}): ReactNode {
  const id = useId();
  const isDelay = kind.key === 'latencyMs';
  const scale = isDelay ? 1 : 0.01;
  const shown = isDelay ? `${(value / 1000).toFixed(1)} s` : `${Math.round(value * 100)} %`;
  return (
    <div className={`${styles['fault']} ${value > 0 ? styles['on'] : ''}`}>
      <label htmlFor={id}>{kind.label}</label>
      <output htmlFor={id}>{value > 0 ? shown : 'off'}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={isDelay ? 10_000 : 100}
        step={isDelay ? 100 : 1}
        value={Math.round(value / scale)}
        aria-valuetext={value > 0 ? shown : 'off'}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(Number(event.target.value) * scale)}
        data-testid={`fault-${kind.key}`}
      />
      <p id={`${id}-note`}>{kind.explanation}</p>
    </div>
  );
}
