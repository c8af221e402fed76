import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { contactId, type ConsentEntry, type ContactId, type Page, type WorkspaceId } from '@sendero/shared';
import { consentEntry } from '../contacts/contacts.schemas';
import { CallerTrust, Workspace, type Trust } from '../http/access';
import { Answers, pageSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { PageQuery } from '../http/page';
import { RecordConsent } from './consent.dto';
import { ConsentService } from './consent.service';

const CONTACT = new IdPipe(contactId, 'contact.not_found');

@ApiTags('Contacts')
@Controller('api/contacts/:id/consent')
export class ConsentController {
  constructor(private readonly consent: ConsentService) {}

  @Get()
  @Answers(200, pageSchema(consentEntry), 'The consent ledger of a contact, the newest entry first')
  @Refuses([400, 'request.cursor_invalid'], [404, 'contact.not_found'])
  list(
    @Workspace() workspace: WorkspaceId,
    @Param('id', CONTACT) id: ContactId,
    @Query() query: PageQuery,
  ): Promise<Page<ConsentEntry>> {
    return this.consent.list(workspace, id, query);
  }

  @Post()
  @Answers(201, consentEntry, 'Adds to the consent ledger; opting out of everything ends the contact’s runs')
  @Refuses([404, 'contact.not_found'], [422, 'request.invalid'])
  record(
    @Workspace() workspace: WorkspaceId,
    @CallerTrust() trust: Trust,
    @Param('id', CONTACT) id: ContactId,
    @Body() body: RecordConsent,
  ): Promise<ConsentEntry> {
    return this.consent.record(workspace, id, body, trust);
  }
}
