import { Injectable } from '@nestjs/common';
import type { ContactId, CountedTopic, EpochMs, JourneyId, MessageId } from '@sendero/shared';
import type { PoolClient } from 'pg';

/** A message that a frequency cap may count. */
export interface CountedMessage {
  readonly id: MessageId;
  readonly contactId: ContactId;
  readonly journeyId: JourneyId;
  readonly topic: CountedTopic;
  /** When it went out; null while it is on its way. */
  readonly sentAt: EpochMs | null;
}

/** Receipts that come before the provider's answer tell the time in whole seconds, in ms. */
const ROUNDED_MS = 1_000;

/** What was queued longer ago than this before it went out is forgotten, in ms: no contact's whole past is read. */
const LONGEST_QUEUED_MS = 90 * 24 * 3_600_000;

@Injectable()
export class CountedMessageRepository {
  /**
   * What journeys sent to these contacts since then, with what is on its way. One that failed is left out; one that was
   * given up may have arrived, and counts.
   */
  async since(
    since: EpochMs,
    contacts: readonly ContactId[],
    topics: readonly CountedTopic[],
    tx: PoolClient,
  ): Promise<readonly CountedMessage[]> {
    const { rows } = await tx.query<Omit<CountedMessage, 'sentAt'> & { readonly sentAt: Date | null }>({
      name: 'counted messages',
      text: `SELECT m.id, m.contact_id AS "contactId", m.journey_id AS "journeyId", m.topic,
                    CASE WHEN m.status NOT IN ('queued', 'sending', 'unknown') THEN coalesce(m.accepted_at, m.failed_at) END
                      AS "sentAt"
               FROM unnest($1::uuid[]) AS x (id)
               JOIN message m ON m.contact_id = x.id
              WHERE m.at > $4 AND m.direction = 'out' AND m.run_id IS NOT NULL AND m.topic = ANY($2)
                AND (m.status IN ('queued', 'sending', 'unknown')
                     OR (m.status IN ('accepted', 'sent', 'delivered', 'read') AND m.accepted_at > $3)
                     OR (m.problem = 'message.no_answer' AND m.failed_at > $3))`,
      values: [contacts, topics, new Date(since - ROUNDED_MS), new Date(since - LONGEST_QUEUED_MS)],
    });
    return rows.map(({ sentAt, ...message }) => ({ ...message, sentAt: sentAt && sentAt.getTime() + ROUNDED_MS }));
  }
}
