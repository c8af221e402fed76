import { durationMs, isOnSchedule, unreachable, type EpochMs, type JourneySettings } from '@sendero/shared';

/** What a contact has behind them in a journey. */
export interface Past {
  /** A run of theirs goes on at this moment. */
  readonly active: boolean;
  /** When their last run ended; null when none ever did. */
  readonly endedAt: EpochMs | null;
}

/** Whether the journey's schedule and its rule for coming back let a contact start it now. */
export function mayStart(settings: JourneySettings, past: Past, now: EpochMs): boolean {
  return startRefusal(settings, past, now) === null;
}

/** Why a contact may not start the journey now; null when they may. */
export function startRefusal(
  { reentry, schedule }: JourneySettings,
  { active, endedAt }: Past,
  now: EpochMs,
): StartRefusal | null {
  if (!isOnSchedule(schedule, now)) return 'start.off_schedule';
  if (reentry.type === 'always') return null;
  if (active) return 'start.already_in';
  if (endedAt === null) return null;
  switch (reentry.type) {
    case 'never':
      return 'start.not_again';
    case 'afterEnd':
      return null;
    case 'after':
      return now - endedAt >= durationMs(reentry.duration) ? null : 'start.not_again';
    default:
      return unreachable(reentry);
  }
}

export type StartRefusal = 'start.off_schedule' | 'start.already_in' | 'start.not_again';
