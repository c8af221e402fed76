import { Button, Popover, UnstyledButton } from '@mantine/core';
import { ailmentText, repairText, type DoctorReport, type DoctorFinding } from '@sendero/shared';
import { IconCircleCheckFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import { hashKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { doctorQuery, examine, repair } from '../api/doctor-api';
import { messageOf } from '../api/problem-error';
import { RelativeTime } from '../ui/relative-time';
import styles from './health-strip.module.css';

/** Whether everything that must hold does; opens what does not, with its repairs. */
export function HealthStrip() {
  const { data: report } = useQuery(doctorQuery);
  const [opened, setOpened] = useState(false);
  if (!report) return null;
  const ill = report.findings.length;
  const label = ill === 0 ? 'All is well' : `${ill} ${ill === 1 ? 'thing needs' : 'things need'} a look`;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" offset={12} width={360} shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles.dot ?? ''}
          data-ill={ill > 0}
          aria-label={`Health: ${label}`}
          title={label}
          data-testid="health"
          onClick={() => setOpened((before) => !before)}
        >
          {ill === 0 ? (
            <IconCircleCheckFilled size={18} aria-hidden />
          ) : (
            <IconAlertTriangleFilled size={18} aria-hidden />
          )}
          {ill > 0 && <span>{ill}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <HealthPanel report={report} label={label} />
      </Popover.Dropdown>
    </Popover>
  );
}

function HealthPanel({ report, label }: { readonly report: DoctorReport; readonly label: string }) {
  const client = useQueryClient();
  const show = (fresh: DoctorReport) => client.setQueryData(doctorQuery.queryKey, fresh);
  const looking = useMutation({ mutationFn: examine, onSuccess: show });
  const mending = useMutation({
    mutationFn: repair,
    onSuccess: (fresh) => {
      show(fresh);
      // What was mended may stand on the screen behind.
      return client.invalidateQueries({ predicate: ({ queryHash }) => queryHash !== hashKey(doctorQuery.queryKey) });
    },
  });
  const error = looking.error ?? mending.error;
  return (
    <section className={styles.panel} aria-label="Health" data-testid="health-panel">
      <h2 className={styles.title}>{label}</h2>
      {report.findings.length > 0 && (
        <ul className={styles.findings}>
          {report.findings.map((finding) => (
            <FindingItem
              key={finding.ailment}
              finding={finding}
              mending={mending.isPending && mending.variables === finding.ailment}
              onMend={() => mending.mutate(finding.ailment)}
            />
          ))}
        </ul>
      )}
      {error && (
        <p className={styles.error} role="alert">
          {messageOf(error)}
        </p>
      )}
      <p className={styles.when}>
        <span>
          Checked <RelativeTime at={report.at} />
        </span>
        <Button size="compact-xs" variant="subtle" loading={looking.isPending} onClick={() => looking.mutate()}>
          Check again
        </Button>
      </p>
    </section>
  );
}

interface FindingProps {
  readonly finding: DoctorFinding;
  readonly mending: boolean;
  readonly onMend: () => void;
}

function FindingItem({ finding, mending, onMend }: FindingProps) {
  return (
    <li className={styles.finding} data-testid={`finding-${finding.ailment}`}>
      <span>{ailmentText(finding)}</span>
      <Examples finding={finding} />
      <Button size="compact-xs" variant="default" loading={mending} onClick={onMend}>
        {repairText(finding.ailment)}
      </Button>
    </li>
  );
}

/** Where to look: runs by their replay, everything else by its id. */
function Examples({ finding: { ailment, count, examples } }: { readonly finding: DoctorFinding }) {
  if (ailment === 'run.stuck') {
    return (
      <span className={styles.examples}>
        {count > examples.length ? 'Some of them: ' : 'Look at: '}
        {examples.map((id, index) => (
          <Fragment key={id}>
            {index > 0 && ', '}
            <Link to={`/runs/${id}`}>run {index + 1}</Link>
          </Fragment>
        ))}
      </span>
    );
  }
  return (
    <details className={styles.examples}>
      <summary>{count > examples.length ? 'Some of them' : 'Which'}</summary>
      {examples.join(', ')}
    </details>
  );
}
