import { Injectable } from '@nestjs/common';
import { AttachmentsRepository } from './attachments.repository';
import { ConversationsRepository } from './conversations.repository';
import { MessagesRepository } from './messages.repository';

/** Where files and what they belong to are looked up. */
@Injectable()
export class AttachmentStore {
  constructor(
    readonly attachments: AttachmentsRepository,
    readonly conversations: ConversationsRepository,
    readonly messages: MessagesRepository,
  ) {}
}
