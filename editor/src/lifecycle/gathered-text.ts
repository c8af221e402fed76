import type { ResumePreview } from '@sendero/shared';
import { countText } from '../ui/count-text';

/** What has gathered during a pause, in a sentence. */
export function gatheredText({ overdue, events, messages, contacts }: ResumePreview): string {
  if (contacts === 0) return 'Nothing has gathered during the pause. Everybody goes on from where they are.';
  const parts = [
    overdue > 0 && `${countText(overdue)} ${overdue === 1 ? 'run' : 'runs'} whose time was up`,
    events > 0 && `${countText(events)} ${events === 1 ? 'answer or other event' : 'answers and other events'}`,
    messages > 0 && `${countText(messages)} ${messages === 1 ? 'message' : 'messages'} to send`,
  ].filter((part) => part !== false);
  const people = contacts === 1 ? 'one contact' : `${countText(contacts)} contacts`;
  return `Gathered during the pause, for ${people}: ${parts.join(', ')}.`;
}

/** What dropping comes to. */
export function overdueText(overdue: number): string {
  if (overdue === 0) return 'Nothing is overdue.';
  const who = overdue === 1 ? 'One run whose time was up leaves' : `${countText(overdue)} runs whose time was up leave`;
  return `${who} the journey. Other answers are taken up.`;
}

/** How long spreading takes. */
export function spreadText(contacts: number, perMinute: number): string {
  const minutes = Math.ceil(contacts / perMinute);
  if (minutes <= 1) return 'Done within a minute.';
  if (minutes < 120) return `Done in about ${minutes} minutes.`;
  return `Done in about ${countText(Math.round(minutes / 60))} hours.`;
}
