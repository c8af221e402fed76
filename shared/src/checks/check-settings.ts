import type { JourneySettings } from '../journey-settings';
import { sentence, type Problem } from '../problems';

/** What is wrong with the settings by themselves. */
export function checkSettings({ schedule: { from, until } }: JourneySettings): readonly Problem[] {
  if (from === null || until === null || from < until) return [];
  return [{ code: 'settings.schedule_empty', severity: 'error', message: sentence('settings.schedule_empty') }];
}
