import type { Consent, ConsentState, ConsentTopic } from '../consent';
import type { ContactId, EpochMs } from '../ids';
import type { JsonValue } from '../json';

export interface ContactSummary {
  readonly id: ContactId;
  readonly name: string;
  /** E.164, such as +351912345678; '' when only a user id is known. */
  readonly phone: string;
  readonly consent: Consent;
  readonly lastInboundAt: EpochMs | null;
  readonly activeRuns: number;
  readonly createdAt: EpochMs;
}

export interface ContactDetail extends ContactSummary {
  readonly language: string;
  /** An IANA name; '' while it is not known, and the workspace's zone counts. */
  readonly timeZone: string;
  readonly attributes: { readonly [name: string]: JsonValue };
  readonly tags: readonly string[];
  readonly addresses: readonly { readonly kind: 'phone' | 'wa_id' | 'user_id'; readonly value: string }[];
}

/** A line of the consent ledger. */
export interface ConsentEntry {
  readonly id: string;
  readonly topic: ConsentTopic;
  readonly state: ConsentState;
  /** Where it comes from, such as `keyword`, `api`, `editor`. */
  readonly source: string;
  /** The proof: what the person wrote or ticked. */
  readonly evidence: string;
  readonly at: EpochMs;
}
