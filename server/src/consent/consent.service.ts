import { Injectable } from '@nestjs/common';
import type { ConsentEntry, ContactId, Page, WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { ContactsRepository } from '../contacts/contacts.repository';
import { Doorbell } from '../doorbell/doorbell';
import { userError } from '../errors';
import type { Trust } from '../http/access';
import { pageOf, sliceOf, timePlace, type PageQuery } from '../http/page';
import { ConsentLedgerRepository } from './consent-ledger.repository';
import type { RecordConsent } from './consent.dto';
import { ConsentRepository, isStop } from './consent.repository';

@Injectable()
export class ConsentService {
  constructor(
    private readonly consent: ConsentRepository,
    private readonly ledger: ConsentLedgerRepository,
    private readonly contacts: ContactsRepository,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {}

  async list(workspace: WorkspaceId, contact: ContactId, query: PageQuery): Promise<Page<ConsentEntry>> {
    const slice = sliceOf(query, timePlace);
    await this.mustExist(workspace, contact);
    const rows = await this.ledger.list(workspace, contact, slice);
    return pageOf(
      rows,
      query.limit,
      ({ at, id }) => [at, id],
      (row) => row,
    );
  }

  /** Who opts out altogether leaves every journey and gets nothing that waits, as after a STOP of their own. */
  async record(
    workspaceId: WorkspaceId,
    contactId: ContactId,
    { topic, state, evidence }: RecordConsent,
    trust: Trust,
  ): Promise<ConsentEntry> {
    await this.mustExist(workspaceId, contactId);
    const now = this.clock.date();
    const entry = { topic, state, evidence, source: trust === 'key' ? 'api' : 'editor', at: now.getTime() };
    const stopped = isStop(entry);
    const id = await this.ledger.transaction(async (tx) => {
      const [written = ''] = await this.consent.record([{ ...entry, workspaceId, contactId, messageId: null }], tx);
      if (stopped) await this.consent.endRuns([contactId], [], now, tx);
      return written;
    });
    if (stopped) this.doorbell.ring('advance');
    return { id, ...entry };
  }

  private async mustExist(workspace: WorkspaceId, contact: ContactId): Promise<void> {
    if (!(await this.contacts.exists(workspace, contact))) throw userError(404, 'contact.not_found');
  }
}
