import type { Taker, What } from '@sendero/engine';
import {
  isWindowOpen,
  SERVICE_WINDOW_MARGIN_MS,
  unreachable,
  type EpochMs,
  type GuardName,
  type JsonValue,
  type Verdict,
} from '@sendero/shared';
import { guardText, verdictInputs } from '../contacts/visit-text';
import { topicLabels } from '../contacts/topic-labels';
import { lengthText } from '../ui/time-text';

/** What happened, as the heading over what came of it. */
export function whatText(what: What): string {
  switch (what.type) {
    case 'wrote':
      return `The customer wrote “${what.message.text}”`;
    case 'happened':
      return `“${what.name}” happened`;
    case 'asked':
      return 'A run was asked for';
    case 'notFollowed':
      return 'What had to follow did not happen in time';
    case 'otherStarted':
      return 'Another journey was started for the same contact';
    case 'launched':
      return 'Started as a member of the segment';
    case 'timerDue':
      return 'The time was up';
    case 'receipt':
      return `WhatsApp said of the message: ${what.status}`;
    case 'callAnswered':
      return what.status === null ? 'Nobody answered the web call' : `The web call was answered with ${what.status}`;
    case 'resolved':
      return 'People gave the conversation back';
    case 'consent':
      return `${topicLabels[what.topic]}: opted ${what.state}`;
    case 'contactEdited':
      return 'The contact was edited';
    case 'brokenOff':
      return 'The simulation stopped here: the journey goes round and round without waiting for anything';
    default:
      return unreachable(what);
  }
}

/** Where a message or an event went; '' when the steps below say it. */
export function takerText(what: What): string {
  if (what.type === 'wrote') return takers[what.taken];
  return 'taken' in what ? eventTakers[what.taken] : '';
}

const eventTakers: Readonly<Record<Taker, string>> = {
  optOut: '',
  optIn: '',
  people: '',
  run: '',
  trigger: '',
  watched: 'From now on, or no longer, it is watched whether the event that has to follow does.',
  busy: 'The contact is in the journey, which does not use it here.',
  mayNotStart: 'A trigger fits, but the settings of the journey do not let them start it now.',
  noTrigger: 'No trigger of this journey starts by it.',
};

const takers: Readonly<Record<Taker, string>> = {
  optOut: 'A word that asks to stop: they are opted out of everything and leave the journey at once.',
  optIn: 'A word that opts in: they are opted in to everything. Nothing else answers it.',
  people: 'People have the conversation, so it goes to the inbox only.',
  run: '',
  trigger: '',
  watched: '',
  busy: 'The journey does not wait for a message here, so it only shows in the inbox.',
  mayNotStart: 'The trigger fits, but the settings of the journey do not let them start it now.',
  noTrigger: 'No trigger of this journey fits, so it only shows in the inbox.',
};

/** What a guard said, and why, such as “Service window open: no, closed 2 h ago”. */
export function verdictText(verdict: Verdict): string {
  const why = verdictReason(verdict);
  return `${guardText(verdict)}: ${verdict.passed ? 'yes' : 'no'}${why && `, ${why}`}`;
}

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
