import { NOBODY, type Opening } from '@sendero/engine';
import type { ConsentEntries, ContactDetail, ContactEvent, EpochMs } from '@sendero/shared';
import { newId } from '../store/new-id';

const topics = ['marketing', 'utility', 'authentication'] as const;

/** Somebody who never wrote and agreed to nothing, in the workspace's time zone. */
export function madeUpContact(now: EpochMs, workspaceZone: string): Opening {
  return {
    now,
    contact: {
      id: NOBODY,
      name: 'Ada',
      phone: '+351912345678',
      language: 'en',
      timeZone: workspaceZone,
      attributes: {},
      tags: [],
    },
    createdAt: now,
    consent: [],
    lastInboundAt: null,
    seed: newId('s'),
  };
}

/** A real contact as they are now; nothing that is simulated reaches them. */
export function realContact(
  detail: ContactDetail,
  events: readonly ContactEvent[],
  now: EpochMs,
  workspaceZone: string,
): Opening {
  const { id, name, phone, language, attributes, tags, lastInboundAt, createdAt } = detail;
  const timeZone = detail.timeZone || workspaceZone;
  return {
    now,
    contact: { id, name, phone, language, timeZone, attributes, tags },
    createdAt,
    consent: entriesOf(detail, now),
    events,
    lastInboundAt,
    seed: newId('s'),
  };
}

/** The same contact once more, as they were at first. */
export function again(opening: Opening, now: EpochMs): Opening {
  return { ...opening, now, seed: newId('s') };
}

/** The shortest ledger that folds to what holds now. */
function entriesOf({ consent }: Pick<ContactDetail, 'consent'>, at: EpochMs): ConsentEntries {
  if (consent.suppressed) return [{ topic: 'all', state: 'out', at }];
  return topics.filter((topic) => consent[topic] === 'in').map((topic) => ({ topic, state: 'in', at }));
}
