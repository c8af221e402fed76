import {
  countsTowards,
  durationMs,
  type CapUse,
  type ContactId,
  type EpochMs,
  type FrequencyCap,
} from '@sendero/shared';
import type { CountedTopic, JourneyId, MessageId } from '@sendero/shared';
import type { CountedMessage } from './counted-message.repository';

/** The caps that hold for what a journey sends. */
export interface Caps {
  readonly workspace: FrequencyCap | null;
  readonly journey: FrequencyCap | null;
}

/** Which messages are counted by any of these caps, and since when; null when there is no cap. */
export function reachOf(
  caps: readonly FrequencyCap[],
  now: EpochMs,
): { readonly since: EpochMs; readonly topics: readonly CountedTopic[] } | null {
  if (caps.length === 0) return null;
  const longest = Math.max(...caps.map(({ per }) => durationMs(per)));
  return { since: now - longest, topics: [...new Set(caps.flatMap(({ counts }) => counts))] };
}

/** How much of each cap some messages use up that a contact got, or will get. */
export function usesOf(
  { workspace, journey }: Caps,
  journeyId: JourneyId,
  messages: readonly Pick<CountedMessage, 'journeyId' | 'topic' | 'sentAt'>[],
  now: EpochMs,
): readonly CapUse[] {
  const used = (cap: FrequencyCap, counted: typeof messages) =>
    counted.filter(
      ({ topic, sentAt }) => countsTowards(cap, topic) && (sentAt === null || sentAt > now - durationMs(cap.per)),
    ).length;
  const ofJourney = journey && messages.filter((message) => message.journeyId === journeyId);
  return [
    ...(workspace ? [{ scope: 'workspace' as const, cap: workspace, used: used(workspace, messages) }] : []),
    ...(journey && ofJourney ? [{ scope: 'journey' as const, cap: journey, used: used(journey, ofJourney) }] : []),
  ];
}

/**
 * What a message has to count of the others to its contact: those that went out, and of those that are on their way the
 * ones that were queued before it. So of two that are sent at the same time, by whomever, the later one counts the
 * earlier, and they never both take the last place.
 */
export function comeBefore<T extends Pick<CountedMessage, 'id' | 'sentAt'>>(
  id: MessageId,
  others: readonly T[],
): readonly T[] {
  return others.filter((other) => other.id !== id && (other.sentAt !== null || other.id < id));
}

/** Messages by the contact who gets them. */
export function byContact<T extends { readonly contactId: ContactId }>(messages: readonly T[]): Map<ContactId, T[]> {
  const groups = new Map<ContactId, T[]>();
  for (const message of messages) {
    const group = groups.get(message.contactId);
    if (group) group.push(message);
    else groups.set(message.contactId, [message]);
  }
  return groups;
}
