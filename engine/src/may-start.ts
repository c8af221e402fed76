import { durationMs, isOnSchedule, unreachable, type EpochMs, type JourneySettings } from '@sendero/shared';

/** What a contact has behind them in a journey. */
export interface Past {
  /** A run of theirs goes on at this moment. */
  readonly active: boolean;
  /** When their last run ended; null when none ever did. */
  readonly endedAt: EpochMs | null;
}

/** Whether the journey's schedule and its rule for coming back let a contact start it now. */
export function mayStart({ reentry, schedule }: JourneySettings, { active, endedAt }: Past, now: EpochMs): boolean {
  if (!isOnSchedule(schedule, now)) return false;
  switch (reentry.type) {
    case 'never':
      return !active && endedAt === null;
    case 'afterEnd':
      return !active;
    case 'after':
      return !active && (endedAt === null || now - endedAt >= durationMs(reentry.duration));
    case 'always':
      return true;
    default:
      return unreachable(reentry);
  }
}
