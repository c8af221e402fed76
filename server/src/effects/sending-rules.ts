import type { FrequencyCap, JourneySettings, QuietHours } from '@sendero/shared';

/** The settings of a journey that are looked at again when it is a message's turn. */
export interface SendingRules {
  readonly quietHours: QuietHours | null;
  readonly frequencyCap: FrequencyCap | null;
}

/** Null for a journey that has none: most messages carry nothing. */
export function sendingRulesOf({ quietHours, frequencyCap }: JourneySettings): SendingRules | null {
  return quietHours || frequencyCap ? { quietHours, frequencyCap } : null;
}
