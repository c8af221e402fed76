import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ConsentEntry, ContactId, RunEvent, WorkspaceId } from '@sendero/shared';
import { Repository, type EntityManager } from 'typeorm';
import type { Slice, TimePlace } from '../http/page';
import { ConsentEntryEntity } from './consent-entry.entity';

const OPTED_OUT: RunEvent = { type: 'exit', reason: 'opted_out' };

/** The ledger as a person reads it. */
@Injectable()
export class ConsentLedgerRepository {
  constructor(@InjectRepository(ConsentEntryEntity) private readonly entries: Repository<ConsentEntryEntity>) {}

  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.entries.manager.transaction(work);
  }

  /** Newest first. */
  async list(
    workspaceId: WorkspaceId,
    contactId: ContactId,
    { after, limit }: Slice<TimePlace>,
  ): Promise<readonly ConsentEntry[]> {
    const query = this.entries
      .createQueryBuilder('entry')
      .where({ workspaceId, contactId })
      .orderBy({ 'entry.at': 'DESC', 'entry.id': 'DESC' })
      .take(limit + 1);
    if (after !== null) {
      query.andWhere('(entry.at, entry.id) < (:at, :id)', { at: new Date(after[0]), id: after[1] });
    }
    return (await query.getMany()).map(asEntry);
  }

  /** Asks the engine to end every run of somebody who asked us to stop. */
  async endRuns(workspaceId: WorkspaceId, contactId: ContactId, now: Date, tx: EntityManager): Promise<void> {
    await tx.query(
      `INSERT INTO event (lane, contact_id, channel_id, run_id, payload, received_at)
       SELECT lane, contact_id, channel_id, id, $3, $4 FROM run
        WHERE workspace_id = $1 AND contact_id = $2 AND status = 'active'`,
      [workspaceId, contactId, JSON.stringify(OPTED_OUT), now],
    );
  }
}

function asEntry({ id, topic, state, source, evidence, at }: ConsentEntryEntity): ConsentEntry {
  return { id, topic, state, source, evidence, at: at.getTime() };
}
