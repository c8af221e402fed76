import { Injectable } from '@nestjs/common';
import type {
  ConsentState,
  ConsentTopic,
  ContactId,
  EpochMs,
  MessageId,
  RunEvent,
  RunId,
  WorkspaceId,
} from '@sendero/shared';
import { newId } from '../new-id';
import { cancelling } from '../outbound/cancelling-sql';

export interface NewConsentEntry {
  readonly workspaceId: WorkspaceId;
  readonly contactId: ContactId;
  readonly topic: ConsentTopic;
  readonly state: ConsentState;
  /** Where it comes from, such as `keyword`, `api`, `editor`. */
  readonly source: string;
  /** The proof: what the person wrote or ticked. */
  readonly evidence: string;
  /** The message in which they said so. */
  readonly messageId: MessageId | null;
  readonly at: EpochMs;
}

/** An open transaction, of the hot path (pg) or of the screens (TypeORM). */
interface Transaction {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** The only place that writes the consent ledger, together with what it comes to. */
@Injectable()
export class ConsentRepository {
  /**
   * Appends entries, any number in one statement, and keeps the newest state of each topic; of two at the same instant
   * an opt-out wins. What waits to be sent to whoever opts out of everything is taken back in the same transaction, and
   * screens are told of it. Answers the ids of the entries, in the order given.
   */
  async record(entries: readonly NewConsentEntry[], tx: Transaction): Promise<readonly string[]> {
    if (entries.length === 0) return [];
    const ids = entries.map(() => newId<string>());
    await tx.query(RECORD, [
      ids,
      entries.map(({ workspaceId }) => workspaceId),
      entries.map(({ contactId }) => contactId),
      entries.map(({ topic }) => topic),
      entries.map(({ state }) => state),
      entries.map(({ source }) => source),
      entries.map(({ evidence }) => evidence),
      entries.map(({ messageId }) => messageId),
      entries.map(({ at }) => new Date(at)),
    ]);
    const stopped = entries.filter(isStop).map(({ contactId }) => contactId);
    if (stopped.length > 0) await tx.query(CANCEL, [stopped]);
    return ids;
  }

  /**
   * Asks the engine to end every run of contacts who opted out of everything; `but` are runs that asked for that
   * themselves, which go on to their end.
   */
  async endRuns(contacts: readonly ContactId[], but: readonly RunId[], now: Date, tx: Transaction): Promise<void> {
    if (contacts.length > 0) await tx.query(END_RUNS, [contacts, but, JSON.stringify(OPTED_OUT), now]);
  }
}

/** Whether somebody opts out of everything. */
export function isStop({ topic, state }: Pick<NewConsentEntry, 'topic' | 'state'>): boolean {
  return topic === 'all' && state === 'out';
}

const OPTED_OUT: RunEvent = { type: 'exit', reason: 'opted_out' };

const END_RUNS = `
INSERT INTO event (lane, contact_id, channel_id, run_id, payload, received_at)
SELECT lane, contact_id, channel_id, id, $3, $4 FROM run
 WHERE contact_id = ANY($1) AND status = 'active' AND id <> ALL ($2::uuid[])`;

const CANCEL = `WITH ${cancelling('contact_id = ANY($1)', 'message.opted_out')}`;

// Sorted by contact, so that two batches never wait for each other in a circle. 'out' sorts after 'in'.
const RECORD = `
WITH input AS (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[],
                       $9::timestamptz[])
    AS x (id, workspace_id, contact_id, topic, state, source, evidence, message_id, at)
), ledger AS (
  INSERT INTO consent_entry (id, workspace_id, contact_id, topic, state, source, evidence, message_id, at)
  SELECT id, workspace_id, contact_id, topic, state, source, evidence, message_id, at FROM input
), newest AS (
  SELECT DISTINCT ON (contact_id, topic) contact_id, topic, state, at
    FROM input ORDER BY contact_id, topic, at DESC, state DESC
)
INSERT INTO consent AS c (contact_id, topic, state, at)
SELECT contact_id, topic, state, at FROM newest ORDER BY contact_id, topic
ON CONFLICT (contact_id, topic) DO UPDATE SET state = excluded.state, at = excluded.at
 WHERE excluded.at > c.at OR (excluded.at = c.at AND excluded.state = 'out')`;
