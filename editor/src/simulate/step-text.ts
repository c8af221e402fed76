import {
  isWindowOpen,
  SERVICE_WINDOW_MARGIN_MS,
  type EpochMs,
  type GuardName,
  type JsonValue,
  type Verdict,
} from '@sendero/shared';
import { guardText, verdictInputs } from '../contacts/visit-text';
import { dateTimeText, lengthText } from '../ui/time-text';

/** What a guard said, and why, such as “Service window open: no, closed 2 h ago”. */
export function verdictText(verdict: Verdict): string {
  const why = verdictReason(verdict);
  return `${guardText(verdict)}: ${verdict.passed ? 'yes' : 'no'}${why && `, ${why}`}`;
}

/** All that a guard looked at, such as “topic marketing, consent in”; moments as dates. */
export function lookedAtText({ inputs }: Pick<Verdict, 'inputs'>): string {
  return Object.entries(inputs)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${inputText(value)}`)
    .join(', ');
}

function inputText(value: JsonValue): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && value > A_MOMENT) return dateTimeText(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Numbers from here on are moments: 2001-09-09 in ms. */
const A_MOMENT = 1_000_000_000_000;

function verdictReason(verdict: Verdict): string {
  return reasons[verdict.guard]?.(verdict) ?? verdictInputs(verdict);
}

/** Where a simulation, which knows what happens next, can say more than what a guard looked at. */
const reasons: { readonly [Name in GuardName]?: (verdict: Verdict) => string } = {
  notSuppressed: ({ passed }) => (passed ? '' : 'they asked us to stop'),
  optedIn: ({ passed, inputs: { topic } }) =>
    typeof topic === 'string' ? `${passed ? 'opted in' : 'not opted in'} to ${topic}` : 'the template is not known',
  serviceWindowOpen: ({ inputs: { windowExpiresAt, now } }) =>
    windowText(typeof windowExpiresAt === 'number' ? windowExpiresAt : null, Number(now)),
  templateSendable: ({ inputs: { name, language, status } }) => {
    const called = `“${textOf(name)}” (${textOf(language)})`;
    return typeof status === 'string'
      ? `${called} is ${status.toLowerCase().replaceAll('_', ' ')}`
      : `the channel has no template ${called}`;
  },
};

/** How the service window stands, such as “closes in 3 h 10 min”. */
export function windowText(expiresAt: EpochMs | null, now: EpochMs): string {
  if (expiresAt === null) return 'the contact never wrote';
  const distance = expiresAt - SERVICE_WINDOW_MARGIN_MS - now;
  return isWindowOpen(expiresAt, now) ? `closes in ${lengthText(distance)}` : `closed ${agoText(-distance)}`;
}

function textOf(input: JsonValue | undefined): string {
  return typeof input === 'string' ? input : '';
}

function agoText(ms: number): string {
  return ms < 1_000 ? 'just now' : `${lengthText(ms)} ago`;
}
