import type { WebAnswer } from '../calls/web-client';
import { afterTry, PATIENCE_MS, type EndpointKind } from './after-try';

const answered = (status: number | null, more: Partial<WebAnswer> = {}): WebAnswer => ({
  ...{ status, body: null, problem: 'call.refused', mayRetry: true, retryAfterMs: null },
  ...more,
});
const first = { kind: 'webhook', failures: 0, since: 0 } as const;

it.each<[string, WebAnswer, object]>([
  ['took it', answered(204, { problem: null }), { type: 'delivered' }],
  ['took it and says too much', answered(200, { problem: 'call.answer_too_large' }), { type: 'delivered' }],
  ['broke', answered(500), { type: 'again', afterMs: 5_000 }],
  ['did not answer', answered(null, { problem: 'call.no_answer' }), { type: 'again', afterMs: 5_000 }],
  ['is not set up yet', answered(404), { type: 'again', afterMs: 5_000 }],
  ['moved', answered(302), { type: 'again', afterMs: 5_000 }],
  ['asks for patience', answered(429, { retryAfterMs: 60_000 }), { type: 'again', afterMs: 60_000 }],
  ['asks for a day', answered(503, { retryAfterMs: 86_400_000 }), { type: 'again', afterMs: 3_600_000 }],
  ['will never take it', answered(422), { type: 'dead' }],
  ['is gone', answered(410), { type: 'dead' }],
  ['is out of reach', answered(null, { problem: 'call.private_address' }), { type: 'dead' }],
])('an endpoint that %s', (_, answer, expected) => {
  expect(afterTry(answer, first, 0)).toEqual(expected);
});

it.each<[EndpointKind, number, number]>([
  ['webhook', 14, 63],
  ['bot', 9, 0],
])('a %s that is down is tried %i times, for more than %i hours', (kind, tries, hours) => {
  let now = 0;
  let failures = 0;
  for (;;) {
    const after = afterTry(answered(500), { kind, failures, since: 0 }, now);
    failures += 1;
    if (after.type !== 'again') break;
    now += after.afterMs;
  }
  expect(failures).toBe(tries);
  expect(now).toBeGreaterThan(hours * 3_600_000);
  expect(now).toBeLessThanOrEqual(PATIENCE_MS[kind]);
});
