import type { ReportedStep } from '@sendero/shared';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import { PeopleLink } from './people-link';
import { StepFigures } from './step-figures';
import styles from './steps-panel.module.css';

interface Props {
  readonly steps: readonly ReportedStep[];
  readonly started: number;
}

/** Every step with how many came, and the ways that they left. */
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

function Step({ step, started }: { readonly step: ReportedStep; readonly started: number }) {
  const { node, title, came } = step;
  return (
    <li data-testid={`report-step-${node}`}>
      <div className={styles.stepName}>
        <strong>{title}</strong>
        <span>
          <PeopleLink count={came} who={`who came to ${title}`} people={{ node }} /> {percentText(came, started)}
        </span>
      </div>
      <div className={styles.bar} aria-hidden>
        <span style={{ width: `${started === 0 ? 0 : Math.min(100, (came / started) * 100)}%` }} />
      </div>
      <StepFigures step={step} />
    </li>
  );
}
