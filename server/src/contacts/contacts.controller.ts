import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  contactId,
  type ContactDetail,
  type ContactId,
  type ContactSummary,
  type Page,
  type WorkspaceId,
} from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, pageSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { SearchQuery } from '../http/page';
import { ChangeContact, CreateContact } from './contacts.dto';
import { contactDetail, contactSummary } from './contacts.schemas';
import { ContactsService } from './contacts.service';

const ID = new IdPipe(contactId, 'contact.not_found');

@ApiTags('Contacts')
@Controller('api/contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Get()
  @Answers(200, pageSchema(contactSummary), 'Contacts, the newest first')
  @Refuses([400, 'request.cursor_invalid'])
  list(@Workspace() workspace: WorkspaceId, @Query() query: SearchQuery): Promise<Page<ContactSummary>> {
    return this.contacts.list(workspace, query);
  }

  @Post()
  @Answers(201, contactDetail, 'Creates a contact; consent is out until they agree')
  @Refuses([409, 'contact.phone_taken'], [422, 'contact.phone_invalid'], [422, 'request.invalid'])
  create(@Workspace() workspace: WorkspaceId, @Body() body: CreateContact): Promise<ContactDetail> {
    return this.contacts.create(workspace, body);
  }

  @Get(':id')
  @Answers(200, contactDetail, 'A contact')
  @Refuses([404, 'contact.not_found'])
  detail(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: ContactId): Promise<ContactDetail> {
    return this.contacts.detail(workspace, id);
  }

  @Patch(':id')
  @Answers(200, contactDetail, 'Changes what is known of a contact')
  @Refuses([404, 'contact.not_found'], [422, 'request.invalid'])
  change(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ContactId,
    @Body() body: ChangeContact,
  ): Promise<ContactDetail> {
    return this.contacts.change(workspace, id, body);
  }
}
