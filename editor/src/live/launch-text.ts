import type { Launch } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { dateTimeText } from '../ui/time-text';

/** How far a segment trigger is, in a sentence. */
export function launchText({ segment, mode, status, dueAt, members, started }: Launch, paused: boolean): string {
  const of = `of “${segment.name}”`;
  const were = started === 1 ? 'was' : 'were';
  if (mode === 'entering') {
    const as = started === 1 ? 'as a member' : 'as they became members';
    return `${countText(started)} started ${as} ${of}.`;
  }
  if (status === 'done') return `${countText(started)} ${started === 1 ? 'member' : 'members'} ${of} ${were} started.`;
  if (members === null) return `The members ${of} start ${dateTimeText(dueAt)}.`;
  const far = `${countText(started)} of ${countText(members)} ${members === 1 ? 'member' : 'members'} ${of} ${were} started`;
  return paused ? `${far}; the others wait until the journey goes on.` : `${far} …`;
}
