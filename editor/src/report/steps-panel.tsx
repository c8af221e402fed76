import type { ReportedStep } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import { PeopleLink } from './people-link';
import styles from './report-page.module.css';

interface Props {
  readonly steps: readonly ReportedStep[];
  readonly started: number;
}

/** Every step with how many came, by the ways that they left. */
export function StepsPanel({ steps, started }: Props) {
  return (
    <Panel title="Steps">
      <ul className={styles.steps}>
        {steps.map((step) => (
          <Step key={step.node} step={step} started={started} />
        ))}
      </ul>
    </Panel>
  );
}

function Step({
  step: { node, title, came, here, outputs },
  started,
}: {
  readonly step: ReportedStep;
  readonly started: number;
}) {
  return (
    <li className={styles.step} data-testid={`report-step-${node}`}>
      <div className={styles.stepName}>
        <strong>{title}</strong>
        <span>
          <PeopleLink count={came} who={`who came to ${title}`} people={{ node }} /> {percentText(came, started)}
        </span>
      </div>
      <div className={styles.bar} aria-hidden>
        <span style={{ width: `${started === 0 ? 0 : Math.min(100, (came / started) * 100)}%` }} />
      </div>
      <ul className={styles.outputs}>
        {outputs.map(({ output, label, runs }) => (
          <li key={output}>
            {label} <PeopleLink count={runs} who={`who left ${title} by ${label}`} people={{ node, output }} />
          </li>
        ))}
        {here > 0 && <li>here now {countText(here)}</li>}
      </ul>
    </li>
  );
}
