import { Select } from '@mantine/core';
import { readReportGoal, type JourneyReport, type ReportGoal, type Share } from '@sendero/shared';
import type { ReactNode } from 'react';
import { countText } from '../ui/count-text';
import { Facts } from '../ui/facts';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import { atMostText } from '../ui/time-text';
import { liftText } from './lift-text';
import { PeopleLink } from './people-link';
import styles from './report-page.module.css';

interface Props {
  readonly report: Pick<JourneyReport, 'goal' | 'goals'>;
  readonly onGoal: (goal: ReportGoal) => void;
}

/** How many reached the goal, beside those who got nothing, and how long it took them. */
export function GoalPanel({ report: { goal, goals }, onGoal }: Props) {
  const { isSet, treated, withheld, lift, timeToReach } = goal;
  if (!isSet && treated.reached + (withheld?.reached ?? 0) === 0 && goals.length === 0) {
    return (
      <Panel title="Goal">
        The journey has no goal. Set one in its settings, an event such as “order placed” within some days, and see here
        how many reach it, against a control group if there is one. Or put a Goal step where success is.
      </Panel>
    );
  }
  return (
    <Panel
      title="Goal"
      description={`${isSet ? '' : 'The newest version does not have this goal any more. '}Runs that reached it, whenever that was. The figures in brackets hold the true difference in 95 of 100 cases.`}
      actions={goals.length > 1 && <GoalSelect goals={goals} goal={goal.goal} onGoal={onGoal} />}
    >
      <Facts
        facts={[
          ...(goals.length === 1 && goals[0] ? ([['Success is', goals[0].title]] as const) : []),
          [
            'Reached it',
            <span key="treated" data-testid="goal-reached">
              <Reached share={treated} who="who reached the goal" withheld="false" />
            </span>,
          ],
          ['Of those who got nothing', comparison(withheld)],
          ...(lift ? ([['Lift', liftText(lift)]] as const) : []),
          ...(timeToReach
            ? ([
                [
                  'Time to the goal',
                  `half of them took ${atMostText(timeToReach.medianMs)}, nine in ten ${atMostText(timeToReach.mostMs)}`,
                ],
              ] as const)
            : []),
        ]}
      />
    </Panel>
  );
}

function GoalSelect({
  goals,
  goal,
  onGoal,
}: {
  readonly goals: JourneyReport['goals'];
  readonly goal: ReportGoal;
  readonly onGoal: (goal: ReportGoal) => void;
}) {
  return (
    <Select
      aria-label="Goal"
      className={styles.goal ?? ''}
      data={goals.map((one) => ({ value: one.goal, label: one.title }))}
      value={goal}
      onChange={(value) => {
        const chosen = readReportGoal(value ?? '');
        if (chosen) onGoal(chosen);
      }}
      allowDeselect={false}
      comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
    />
  );
}

function comparison(withheld: Share | null): ReactNode {
  if (withheld === null) return 'They walk no steps, so there is nothing to compare with';
  if (withheld.started === 0) return "Nobody to compare with: set a control group in the journey's settings";
  return <Reached share={withheld} who="who got nothing and reached the goal" withheld="true" />;
}

interface ReachedProps {
  readonly share: Share;
  readonly who: string;
  readonly withheld: 'true' | 'false';
}

function Reached({ share: { started, reached }, who, withheld }: ReachedProps) {
  const percent = percentText(reached, started);
  return (
    <>
      <PeopleLink count={reached} who={who} people={{ withheld, reached: 'true' }} /> of {countText(started)}
      {percent && ` (${percent})`}
    </>
  );
}
