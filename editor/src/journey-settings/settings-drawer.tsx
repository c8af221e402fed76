import { Alert, Drawer, Stack } from '@mantine/core';
import { useCanvasView } from '../canvas/canvas-view';
import { ProblemLine } from '../problems/problem-line';
import { useJourney, useJourneyStore } from '../store/journey-context';
import { ControlGroupField } from './control-group-field';
import { ExitFields } from './exit-fields';
import { FrequencyCapField } from './frequency-cap-field';
import { GoalFields } from './goal-fields';
import { PriorityField } from './priority-field';
import { QuietHoursFields } from './quiet-hours-fields';
import { ReentryFields } from './reentry-fields';
import { RunKeyField } from './run-key-field';
import { ScheduleFields } from './schedule-fields';

/** What holds for the journey as a whole; saved and undone with the drawing. */
export function SettingsDrawer({ onClose }: { readonly onClose: () => void }) {
  const settings = useJourney((state) => state.document.settings);
  const { changeSettings } = useJourneyStore().getState();
  const problems = useCanvasView((view) => view.problems).filter(({ code }) => code.startsWith('settings.'));
  const part = { settings, onChange: changeSettings };
  return (
    <Drawer opened onClose={onClose} position="right" title="Settings of the journey" data-testid="journey-settings">
      <Stack gap="xl">
        {problems.map((problem) => (
          <Alert key={problem.code} color={problem.severity === 'error' ? 'red' : 'yellow'}>
            <ProblemLine problem={problem} />
          </Alert>
        ))}
        <ReentryFields {...part} />
        <RunKeyField {...part} />
        <ExitFields {...part} />
        <GoalFields {...part} />
        <QuietHoursFields {...part} />
        <FrequencyCapField {...part} />
        <ScheduleFields {...part} />
        <PriorityField {...part} />
        <ControlGroupField {...part} />
      </Stack>
    </Drawer>
  );
}
