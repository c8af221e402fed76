import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ConsentEntry, ContactId, WorkspaceId } from '@sendero/shared';
import { Repository, type EntityManager } from 'typeorm';
import type { Slice, TimePlace } from '../http/page';
import { ConsentEntryEntity } from './consent-entry.entity';

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
}

function asEntry({ id, topic, state, source, evidence, at }: ConsentEntryEntity): ConsentEntry {
  return { id, topic, state, source, evidence, at: at.getTime() };
}
