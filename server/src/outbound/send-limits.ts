import { Injectable } from '@nestjs/common';
import { countsTowards, type ContactId, type EpochMs, type FrequencyCap } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { byContact, comeBefore, reachOf, usesOf } from '../runs/cap-uses';
import { CountedMessageRepository } from '../runs/counted-message.repository';
import { OutboxRepository, type LeasedMessage } from './outbox.repository';
import type { LimitedMessage } from './recheck';

/** Finds what limits the messages that were leased; asks for nothing where neither quiet hours nor a cap is set. */
@Injectable()
export class SendLimits {
  constructor(
    private readonly counted: CountedMessageRepository,
    private readonly outbox: OutboxRepository,
  ) {}

  /** @param workspaceCap how often all journeys of the workspace write to one contact */
  async of(
    messages: readonly LeasedMessage[],
    workspaceCap: FrequencyCap | null,
    now: EpochMs,
    tx: PoolClient,
  ): Promise<readonly LimitedMessage[]> {
    const capsOf = ({ journeyId, rules }: LeasedMessage) =>
      journeyId === null ? NO_CAPS : { workspace: workspaceCap, journey: rules?.frequencyCap ?? null };
    const capped = messages.filter((message) => {
      const { workspace, journey } = capsOf(message);
      return [workspace, journey].some((cap) => cap !== null && countsTowards(cap, message.topic));
    });
    const reach = reachOf(
      capped.flatMap((message) => Object.values(capsOf(message)).flatMap((cap) => cap ?? [])),
      now,
    );
    const quiet = messages.filter(({ rules }) => rules?.quietHours);
    const [counted, zones] = await Promise.all([
      reach ? this.counted.since(reach.since, contactsOf(capped), reach.topics, tx) : [],
      quiet.length > 0 ? this.outbox.zones(contactsOf(quiet), tx) : new Map<ContactId, string>(),
    ]);
    const others = byContact(counted);
    return messages.map((message): LimitedMessage => {
      const { id, contactId, journeyId, rules } = message;
      const before = comeBefore(id, others.get(contactId) ?? []);
      const caps = journeyId === null ? [] : usesOf(capsOf(message), journeyId, before, now);
      const limits = { quietHours: rules?.quietHours ?? null, timeZone: zones.get(contactId) ?? 'UTC', caps };
      return { ...message, limits: limits.quietHours || caps.length > 0 ? limits : null };
    });
  }
}

const NO_CAPS = { workspace: null, journey: null };

function contactsOf(messages: readonly LeasedMessage[]): readonly ContactId[] {
  return [...new Set(messages.map(({ contactId }) => contactId))];
}
