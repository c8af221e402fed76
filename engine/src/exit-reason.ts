import { unreachable, type ExitReason, type Facts, type JourneySettings, type RunEvent } from '@sendero/shared';
import { holds, type Remembered } from './holds';
import { matchesEvent } from './matches-event';

/**
 * Why the journey's own rules end a run now; null when it may go on.
 *
 * @param event what the run is being told; null when only the facts are asked
 */
export function exitReason(
  { exits, goal }: JourneySettings,
  memory: Remembered,
  event: RunEvent | null,
  facts: Facts,
): ExitReason | null {
  if (goal?.leave === true && event?.type === 'customEvent' && matchesEvent(goal.event, event)) return 'goal_reached';
  for (const rule of exits) {
    switch (rule.type) {
      case 'event':
        if (event?.type === 'customEvent' && matchesEvent(rule.event, event)) return 'exit_event';
        break;
      case 'condition':
        if (holds(rule.when, memory, facts)) return 'exit_condition';
        break;
      default:
        return unreachable(rule);
    }
  }
  return null;
}
