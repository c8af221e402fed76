import { z } from 'zod';
import type { EpochMs } from './ids';

/** `all` speaks for every topic at once; STOP and START write it. */
export const consentTopics = ['all', 'marketing', 'utility', 'authentication'] as const;
export const consentTopic = z.enum(consentTopics);
export type ConsentTopic = z.infer<typeof consentTopic>;
/** What one message is about; Meta's template categories in lower case. */
export type MessageTopic = Exclude<ConsentTopic, 'all'>;
export const messageTopics = ['marketing', 'utility', 'authentication'] as const satisfies readonly MessageTopic[];

export type ConsentState = 'in' | 'out';

/** The newest ledger entry of each topic that has one. */
export type ConsentEntries = readonly {
  readonly topic: ConsentTopic;
  readonly state: ConsentState;
  readonly at: EpochMs;
}[];

/** What may be sent to a contact: the default is out, and `suppressed` means that they asked us to stop altogether. */
export interface Consent {
  readonly marketing: ConsentState;
  readonly utility: ConsentState;
  readonly authentication: ConsentState;
  readonly suppressed: boolean;
}

/** Everybody starts here: nobody has agreed to anything yet. */
export const NO_CONSENT: Consent = { marketing: 'out', utility: 'out', authentication: 'out', suppressed: false };

/**
 * Folds ledger entries into what holds now. For each topic the newest of its own entry and the `all` entry counts; of
 * two at the same instant an opt-out wins. A contact is suppressed after `all: out` until any later opt-in.
 */
export function foldConsent(entries: ConsentEntries): Consent {
  const all = newest(entries.filter((entry) => entry.topic === 'all'));
  const stateOf = (topic: MessageTopic): ConsentState =>
    newest(entries.filter((entry) => entry.topic === topic || entry.topic === 'all'))?.state ?? 'out';
  const suppressed = all?.state === 'out' && !entries.some((entry) => entry.state === 'in' && entry.at > all.at);
  return {
    marketing: stateOf('marketing'),
    utility: stateOf('utility'),
    authentication: stateOf('authentication'),
    suppressed,
  };
}

function newest(entries: ConsentEntries): ConsentEntries[number] | undefined {
  return entries.reduce<ConsentEntries[number] | undefined>((best, entry) => {
    if (!best || entry.at > best.at) return entry;
    return entry.at === best.at && entry.state === 'out' ? entry : best;
  }, undefined);
}
