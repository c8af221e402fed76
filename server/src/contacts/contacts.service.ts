import { Injectable } from '@nestjs/common';
import type { ContactDetail, ContactId, ContactSummary, Page, WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { Clock } from '../clock';
import { isUniqueViolation } from '../database/sql-state';
import { userError } from '../errors';
import { pageOf, sliceOf, type SearchQuery } from '../http/page';
import { newId } from '../new-id';
import type { ChangeContact, CreateContact } from './contacts.dto';
import { ContactsRepository } from './contacts.repository';
import { guessedTimeZone } from './guessed-time-zone';
import { readPhoneNumber } from './phone-number';

@Injectable()
export class ContactsService {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly clock: Clock,
  ) {}

  async list(workspace: WorkspaceId, query: SearchQuery): Promise<Page<ContactSummary>> {
    const rows = await this.contacts.list(workspace, query.search, sliceOf(query, z.uuid()));
    return pageOf(
      rows,
      query.limit,
      ({ id }) => id,
      (row) => row,
    );
  }

  async detail(workspace: WorkspaceId, id: ContactId): Promise<ContactDetail> {
    const contact = await this.contacts.find(workspace, id);
    if (!contact) throw userError(404, 'contact.not_found');
    return contact;
  }

  async create(workspace: WorkspaceId, contact: CreateContact): Promise<ContactDetail> {
    const phone = readPhoneNumber(contact.phone);
    if (!phone) throw userError(422, 'contact.phone_invalid', { phone: contact.phone });
    const id = newId<ContactId>();
    const { name, language = '', timeZone = guessedTimeZone(phone.e164), attributes = {}, tags = [] } = contact;
    const fields = { name: name.trim(), language, timeZone, attributes, tags: unique(tags) };
    await this.contacts.insert(workspace, id, phone, fields, this.clock.date()).catch((error: unknown) => {
      throw isUniqueViolation(error) ? userError(409, 'contact.phone_taken') : error;
    });
    return this.detail(workspace, id);
  }

  async change(workspace: WorkspaceId, id: ContactId, change: ChangeContact): Promise<ContactDetail> {
    const { tags } = change;
    await this.contacts.update(workspace, id, { ...change, ...(tags && { tags: unique(tags) }) }, this.clock.date());
    return this.detail(workspace, id);
  }
}

function unique(tags: readonly string[]): readonly string[] {
  return [...new Set(tags)];
}
