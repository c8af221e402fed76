import { durationMs, isWindowOpen, unreachable } from '@sendero/shared';
import type { EpochMs, ContactPast, SegmentCondition, SegmentDefinition, SegmentPerson } from '@sendero/shared';
import { compare } from './compare';
import { happenedOften } from './happened-often';
import { normalized } from './normalized';

/** Whether a contact belongs to a segment now; the server finds the same contacts by SQL. */
export function inSegment({ match, conditions }: SegmentDefinition, person: SegmentPerson, now: EpochMs): boolean {
  const isMet = (condition: SegmentCondition) => holdsFor(condition, person, now);
  return match === 'all' ? conditions.every(isMet) : conditions.some(isMet);
}

function holdsFor(condition: SegmentCondition, person: SegmentPerson, now: EpochMs): boolean {
  const { contact, consent, windowExpiresAt } = person;
  switch (condition.subject) {
    case 'attribute': {
      const known = Object.hasOwn(contact.attributes, condition.name);
      return compare(known ? contact.attributes[condition.name] : undefined, condition.is, condition.value);
    }
    case 'tag': {
      const wanted = normalized(condition.value);
      return contact.tags.some((tag) => normalized(tag) === wanted) === (condition.is === 'present');
    }
    case 'language':
      return compare(contact.language, condition.is, condition.value);
    case 'consent':
      return consent[condition.topic] === condition.is;
    case 'window':
      return isWindowOpen(windowExpiresAt, now) === (condition.is === 'open');
    case 'eventHistory':
    case 'messageHistory':
      return happenedOften(condition, person.past ?? NOTHING, now) === (condition.is === 'did');
    case 'createdAt':
      return wasCreated(condition, person.createdAt, now);
    default:
      return unreachable(condition);
  }
}

const NOTHING: ContactPast = { events: [], messages: [] };

type CreatedAt = Extract<SegmentCondition, { readonly subject: 'createdAt' }>;

function wasCreated(condition: CreatedAt, createdAt: EpochMs, now: EpochMs): boolean {
  switch (condition.is) {
    case 'withinLast':
      return createdAt >= now - durationMs(condition.duration);
    case 'longerAgo':
      return createdAt < now - durationMs(condition.duration);
    case 'after':
      return createdAt >= condition.at;
    case 'before':
      return createdAt < condition.at;
    default:
      return unreachable(condition);
  }
}
