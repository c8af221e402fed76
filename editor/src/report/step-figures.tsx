import type { ReportedOutput, ReportedStep } from '@sendero/shared';
import type { PeopleBehind } from '../api/report-api';
import { PeopleLink } from './people-link';
import styles from './step-figures.module.css';

/** How the runs that came to a step went on, or did not; each figure with the people behind it. */
export function StepFigures({ step }: { readonly step: ReportedStep }) {
  const { node, title, type, here, ended, outputs } = step;
  return (
    <ul className={styles.ways}>
      {outputs.flatMap(waysOf).map(({ name, runs, people }) => (
        <li key={`${people.output} ${people.to ?? ''}`}>
          {name} <PeopleLink count={runs} who={`who left ${title} by ${name}`} people={{ node, ...people }} />
        </li>
      ))}
      {here > 0 && (
        <li>
          Here now <PeopleLink count={here} who={`who is at ${title} now`} people={{ node, at: 'here' }} />
        </li>
      )}
      {ended > 0 && (
        <li className={type === 'end' ? undefined : styles.stopped}>
          Ended here <PeopleLink count={ended} who={`whose run ended at ${title}`} people={{ node, at: 'ended' }} />
        </li>
      )}
    </ul>
  );
}

interface Way {
  readonly name: string;
  readonly runs: number;
  readonly people: Pick<PeopleBehind, 'output' | 'to'>;
}

/** An output with where it led; apart from each other when versions led it to different steps, or nowhere. */
function waysOf({ output, label, runs, edges }: ReportedOutput): readonly Way[] {
  const led = edges.map((edge): Way => ({
    name: `${label} → ${edge.title}`,
    runs: edge.runs,
    people: { output, to: edge.to },
  }));
  const [only] = led;
  return led.length === 1 && only?.runs === runs ? led : [{ name: label, runs, people: { output } }, ...led];
}
