import type { ReportedGoal } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { Facts } from '../ui/facts';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import { lengthText } from '../ui/time-text';
import { liftText } from './lift-text';
import { PeopleLink } from './people-link';

/** How many reached the goal, beside those who got nothing, and how long it took them. */
export function GoalPanel({ goal: { isSet, treated, withheld, lift, timeToReach } }: { readonly goal: ReportedGoal }) {
  if (!isSet && treated.reached + withheld.reached === 0) {
    return (
      <Panel title="Goal">
        The journey has no goal. Set one in its settings, an event such as “order placed” within some days, and see here
        how many reach it, against a control group if there is one.
      </Panel>
    );
  }
  return (
    <Panel
      title="Goal"
      description="Runs that reached the goal of the journey’s settings, whenever that was. The figures in brackets hold the true difference in 95 of 100 cases."
    >
      <Facts
        facts={[
          [
            'Reached it',
            <span key="treated" data-testid="goal-reached">
              <PeopleLink
                count={treated.reached}
                who="who reached the goal"
                people={{ withheld: 'false', reached: 'true' }}
              />{' '}
              of {countText(treated.started)} {bracketed(percentText(treated.reached, treated.started))}
            </span>,
          ],
          [
            'Of those who got nothing',
            withheld.started === 0 ? (
              'Nobody to compare with: set a control group in the journey’s settings'
            ) : (
              <>
                <PeopleLink
                  count={withheld.reached}
                  who="who got nothing and reached the goal"
                  people={{ withheld: 'true', reached: 'true' }}
                />{' '}
                of {countText(withheld.started)} {bracketed(percentText(withheld.reached, withheld.started))}
              </>
            ),
          ],
          ...(lift ? ([['Lift', liftText(lift)]] as const) : []),
          ...(timeToReach
            ? ([
                [
                  'Time to the goal',
                  `half of them within ${lengthText(timeToReach.medianMs)}, nine in ten within ${lengthText(timeToReach.mostMs)}`,
                ],
              ] as const)
            : []),
        ]}
      />
    </Panel>
  );
}

function bracketed(text: string): string {
  return text && `(${text})`;
}
