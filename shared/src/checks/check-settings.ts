import { eventMatchFindings } from '../event-match';
import type { JourneySettings } from '../journey-settings';
import { sentence, type Problem } from '../problems';

/** What is wrong with the settings by themselves. */
export function checkSettings({ schedule: { from, until }, exits, goal }: JourneySettings): readonly Problem[] {
  const isEmpty = from !== null && until !== null && from >= until;
  const events = exits.flatMap((rule) =>
    rule.type === 'event'
      ? [rule.event]
      : rule.when.conditions.flatMap((condition) => (condition.subject === 'eventHistory' ? [condition.event] : [])),
  );
  const isUnfinished = events.some((event) => eventMatchFindings(event, '', '').length > 0);
  const isVague = goal !== null && eventMatchFindings(goal.event, '', '').length > 0;
  return [
    ...(isEmpty ? [problemOf('settings.schedule_empty')] : []),
    ...(isUnfinished ? [problemOf('settings.exit_unfinished')] : []),
    ...(isVague ? [problemOf('settings.goal_unfinished')] : []),
  ];
}

function problemOf(code: 'settings.schedule_empty' | 'settings.exit_unfinished' | 'settings.goal_unfinished'): Problem {
  return { code, severity: 'error', message: sentence(code) };
}
