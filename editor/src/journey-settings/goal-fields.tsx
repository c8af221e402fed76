import { Switch } from '@mantine/core';
import type { JourneyGoal } from '@sendero/shared';
import { DurationInput } from '../inspector/duration-input';
import { EventMatchFields } from '../inspector/event-match-fields';
import { SettingsPart, type SettingsPartProps } from './settings-part';

const FIRST: JourneyGoal = { event: { name: '', where: [] }, within: { amount: 7, unit: 'days' }, leave: true };

export function GoalFields({ settings, onChange }: SettingsPartProps) {
  const { goal } = settings;
  const setGoal = (changed: JourneyGoal | null) => onChange({ ...settings, goal: changed });
  return (
    <SettingsPart
      title="Goal"
      hint="The event that the journey is for. It counts when it happens soon enough after the start, to the control group as well, so that you see what the journey brings."
    >
      <Switch
        label="The journey has a goal"
        checked={goal !== null}
        onChange={(event) => setGoal(event.currentTarget.checked ? FIRST : null)}
      />
      {goal && (
        <>
          <EventMatchFields label="Event" value={goal.event} onChange={(event) => setGoal({ ...goal, event })} />
          <DurationInput
            label="Within, from the start"
            value={goal.within}
            onChange={(within) => setGoal({ ...goal, within })}
          />
          <Switch
            label="Who reaches it leaves the journey"
            checked={goal.leave}
            onChange={(event) => setGoal({ ...goal, leave: event.currentTarget.checked })}
          />
        </>
      )}
    </SettingsPart>
  );
}
