import { Injectable } from '@nestjs/common';
import { channelId, messageId, type ContactId } from '@sendero/shared';
import { Clock } from '../clock';
import { HotConnections, inTransaction } from '../database/hot-connections';
import type { BatchFacts } from './batch-facts';
import { BatchLoader } from './batch-loader';
import type { TakenEvent } from './lane.repository';
import type { Candidate } from './route';

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Looks at a contact as a batch would that had a message of theirs, without touching anything. */
@Injectable()
export class Audience {
  private readonly pool;

  constructor(
    connections: HotConnections,
    private readonly loader: BatchLoader,
    private readonly clock: Clock,
  ) {
    this.pool = connections.pool('audience', 1);
  }

  /** What is known when the contact writes now, and their active runs, newest first. */
  async of(contact: ContactId): Promise<{ readonly facts: BatchFacts; readonly active: readonly Candidate[] }> {
    const now = this.clock.now();
    const { runs, facts } = await inTransaction(this.pool, (tx) =>
      this.loader.load([aMessageOf(contact, now)], [], now, tx),
    );
    const active = runs.flatMap(({ id, journeyId, versionId, key, state }): Candidate[] => {
      const journey = facts.journey(versionId);
      return journey && state.status === 'active' ? [{ id, journeyId, key, state, journey }] : [];
    });
    return { facts, active };
  }
}

function aMessageOf(contactId: ContactId, now: number): TakenEvent {
  const message = { id: messageId.parse(NOBODY), at: now, text: '', content: { type: 'text' } } as const;
  return {
    id: '',
    lane: 0,
    contactId,
    channelId: channelId.parse(NOBODY),
    runId: null,
    payload: { type: 'incoming', first: false, message, quotedId: null, consent: null },
    receivedAt: new Date(now),
  };
}
