import { Injectable } from '@nestjs/common';
import type { ContactEvent, ContactId, Page, WorkspaceId } from '@sendero/shared';
import { ContactsRepository } from '../contacts/contacts.repository';
import { userError } from '../errors';
import { pageOf, sliceOf, timePlace, type PageQuery } from '../http/page';
import { ContactEventRepository } from './contact-event.repository';

/** What happened to contacts, for screens. */
@Injectable()
export class EventStoryService {
  constructor(
    private readonly events: ContactEventRepository,
    private readonly contacts: ContactsRepository,
  ) {}

  async list(workspace: WorkspaceId, contact: ContactId, query: PageQuery): Promise<Page<ContactEvent>> {
    const slice = sliceOf(query, timePlace);
    if (!(await this.contacts.exists(workspace, contact))) throw userError(404, 'contact.not_found');
    const rows = await this.events.list(workspace, contact, slice);
    return pageOf(
      rows,
      query.limit,
      ({ at, id }) => [at, id],
      (row) => row,
    );
  }
}
