import { unreachable, type ConsentTopic } from '@sendero/shared';
import type { Taker, What } from './simulation';

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
    case 'dateCame':
      return 'The date has come';
    case 'otherStarted':
      return 'Another journey was started for the same contact';
    case 'launched':
      return 'Started as a member of the segment';
    case 'windowOpened':
      return 'The service window opened';
    case 'timerDue':
      return 'The time was up';
    case 'receipt':
      return `WhatsApp said of the message: ${what.status}`;
    case 'callAnswered':
      return what.status === null ? 'Nobody answered the web call' : `The web call was answered with ${what.status}`;
    case 'clicked':
      return `The customer opened ${what.url}`;
    case 'resolved':
      return 'People gave the conversation back';
    case 'consent':
      return `${topics[what.topic]}: opted ${what.state}`;
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
  if (what.type === 'clicked') return what.counted ? '' : 'Clicks on this link are not counted, so no journey is told.';
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

const topics: Readonly<Record<ConsentTopic, string>> = {
  all: 'All messages',
  marketing: 'Marketing',
  utility: 'Utility',
  authentication: 'Authentication',
};
