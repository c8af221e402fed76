import {
  durationText,
  unreachable,
  type SegmentCondition,
  type SegmentDefinition,
  type SegmentSubject,
} from '@sendero/shared';
import { conditionText, firstCondition } from '../nodes/branch/condition-text';
import { dateText } from '../ui/time-text';

export const SEGMENT_SUBJECTS = [
  { value: 'attribute', label: 'Attribute of the contact' },
  { value: 'tag', label: 'Tag' },
  { value: 'language', label: 'Language' },
  { value: 'consent', label: 'Consent' },
  { value: 'window', label: 'Service window' },
  { value: 'createdAt', label: 'When they were added' },
  { value: 'eventHistory', label: 'Events of the contact' },
  { value: 'messageHistory', label: 'Messages to the contact' },
] as const satisfies readonly { value: SegmentSubject; label: string }[];

/** What a condition on this subject starts with. */
export function firstSegmentCondition(subject: SegmentSubject): SegmentCondition {
  if (subject === 'createdAt') return { subject, is: 'withinLast', duration: { amount: 7, unit: 'days' } };
  // A branch can ask all of this too, and more.
  const first = firstCondition(subject);
  if (
    first.subject === 'variable' ||
    first.subject === 'event' ||
    first.subject === 'reply' ||
    first.subject === 'lastSend' ||
    first.subject === 'segment'
  ) {
    throw new Error(`A segment can't ask about ${first.subject}.`);
  }
  return first;
}

/** Such as “city is “Lisbon” and opted in to marketing”. */
export function segmentText({ match, conditions }: SegmentDefinition): string {
  return conditions.map(segmentConditionText).join(match === 'all' ? ' and ' : ' or ');
}

function segmentConditionText(condition: SegmentCondition): string {
  if (condition.subject !== 'createdAt') return conditionText(condition);
  switch (condition.is) {
    case 'withinLast':
      return `added in the last ${durationText(condition.duration)}`;
    case 'longerAgo':
      return `added more than ${durationText(condition.duration)} ago`;
    case 'after':
      return `added since ${dateText(condition.at)}`;
    case 'before':
      return `added before ${dateText(condition.at)}`;
    default:
      return unreachable(condition);
  }
}
