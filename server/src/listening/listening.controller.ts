import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { contactId, type ContactId, type Listening, type WorkspaceId } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { listening } from './listening.schemas';
import { ListeningService } from './listening.service';

const CONTACT = new IdPipe(contactId, 'contact.not_found');

@ApiTags('Contacts')
@Controller('api/contacts')
export class ListeningController {
  constructor(private readonly listening: ListeningService) {}

  @Get(':id/listening')
  @Answers(200, listening, 'Who would get the contact’s next message, in the order in which they are asked')
  @Refuses([404, 'contact.not_found'])
  of(@Workspace() workspace: WorkspaceId, @Param('id', CONTACT) id: ContactId): Promise<Listening> {
    return this.listening.of(workspace, id);
  }
}
