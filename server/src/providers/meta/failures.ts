import type { SendReason } from '@sendero/shared';

/**
 * What to do about a refusal.
 * `never`: this message can't be sent. `backoff`: surely not sent, try again later. `hold`: the channel itself is
 * unusable for now; its queue waits.
 */
export type RetryClass = 'never' | 'backoff' | 'hold';

interface Failure {
  readonly problem: SendReason;
  readonly retry: RetryClass;
}

/** The Cloud API's error codes (Meta, “Error codes”), ours, and whether to try again. */
const failures: Readonly<Record<number, Failure>> = {
  0: { problem: 'whatsapp.token_expired', retry: 'hold' },
  1: { problem: 'whatsapp.unavailable', retry: 'backoff' },
  2: { problem: 'whatsapp.unavailable', retry: 'backoff' },
  3: { problem: 'whatsapp.permission_missing', retry: 'hold' },
  4: { problem: 'whatsapp.rate_limited', retry: 'backoff' },
  10: { problem: 'whatsapp.permission_missing', retry: 'hold' },
  33: { problem: 'whatsapp.number_unknown', retry: 'hold' },
  100: { problem: 'whatsapp.invalid_message', retry: 'never' },
  190: { problem: 'whatsapp.token_expired', retry: 'hold' },
  368: { problem: 'whatsapp.account_restricted', retry: 'hold' },
  613: { problem: 'whatsapp.rate_limited', retry: 'backoff' },
  80007: { problem: 'whatsapp.rate_limited', retry: 'backoff' },
  130429: { problem: 'whatsapp.rate_limited', retry: 'backoff' },
  130472: { problem: 'whatsapp.ecosystem_limit', retry: 'never' },
  130497: { problem: 'whatsapp.account_restricted', retry: 'never' },
  131000: { problem: 'whatsapp.unavailable', retry: 'backoff' },
  131005: { problem: 'whatsapp.permission_missing', retry: 'hold' },
  131008: { problem: 'whatsapp.invalid_message', retry: 'never' },
  131009: { problem: 'whatsapp.invalid_message', retry: 'never' },
  131016: { problem: 'whatsapp.unavailable', retry: 'backoff' },
  131021: { problem: 'whatsapp.invalid_message', retry: 'never' },
  131026: { problem: 'whatsapp.undeliverable', retry: 'never' },
  131030: { problem: 'whatsapp.undeliverable', retry: 'never' },
  131031: { problem: 'whatsapp.account_restricted', retry: 'hold' },
  131042: { problem: 'whatsapp.payment_missing', retry: 'hold' },
  131044: { problem: 'whatsapp.payment_missing', retry: 'hold' },
  131045: { problem: 'whatsapp.number_unknown', retry: 'hold' },
  131047: { problem: 'message.window_closed', retry: 'never' },
  131048: { problem: 'whatsapp.spam_limited', retry: 'hold' },
  131049: { problem: 'whatsapp.ecosystem_limit', retry: 'never' },
  131050: { problem: 'whatsapp.marketing_stopped', retry: 'never' },
  131051: { problem: 'whatsapp.invalid_message', retry: 'never' },
  131052: { problem: 'whatsapp.media_unusable', retry: 'never' },
  131053: { problem: 'whatsapp.media_unusable', retry: 'never' },
  131056: { problem: 'whatsapp.pair_rate_limited', retry: 'backoff' },
  131057: { problem: 'whatsapp.unavailable', retry: 'backoff' },
  132000: { problem: 'whatsapp.template_variables', retry: 'never' },
  132001: { problem: 'whatsapp.template_unknown', retry: 'never' },
  132005: { problem: 'whatsapp.invalid_message', retry: 'never' },
  132007: { problem: 'whatsapp.invalid_message', retry: 'never' },
  132008: { problem: 'whatsapp.template_variables', retry: 'never' },
  132012: { problem: 'whatsapp.template_variables', retry: 'never' },
  132015: { problem: 'whatsapp.template_paused', retry: 'never' },
  132016: { problem: 'whatsapp.template_disabled', retry: 'never' },
  132018: { problem: 'whatsapp.template_variables', retry: 'never' },
  133004: { problem: 'whatsapp.unavailable', retry: 'backoff' },
  133010: { problem: 'whatsapp.number_unknown', retry: 'hold' },
};

/** What a Graph error code means to us. A code that is not listed is judged by its HTTP status, 0 for a webhook. */
export function failureOf(code: number, httpStatus: number): Failure {
  const known = failures[code];
  if (known) return known;
  if (code >= 200 && code < 300) return { problem: 'whatsapp.permission_missing', retry: 'hold' };
  if (httpStatus === 429 || httpStatus >= 500) return { problem: 'whatsapp.unavailable', retry: 'backoff' };
  if (httpStatus === 401 || httpStatus === 403) return { problem: 'whatsapp.permission_missing', retry: 'hold' };
  return { problem: 'whatsapp.other', retry: 'never' };
}
