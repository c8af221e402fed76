import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  attachedFile,
  conversationPiles,
  MESSAGE_LIMITS,
  templateMessage,
  type AgentId,
  type AttachedFile,
  type ConversationPile,
  type JourneyId,
  type LabelId,
  type MessageId,
  type TeamId,
  type TemplateMessage,
} from '@sendero/shared';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { CALLBACK_DATA_IS, MOST_CALLBACK_DATA } from '../http/callback-data';
import { IsName } from '../http/is-name';
import { IsReadBy } from '../http/is-read-by';
import { PageQuery } from '../http/page';
import { attachedFileSchema, templateMessageSchema } from './conversations.schemas';

export class ListConversations extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a name or of a phone number, or words of a message.' })
  @IsOptional()
  @IsString()
  readonly search?: string;

  @ApiPropertyOptional({
    enum: conversationPiles,
    description:
      'unread; mine: those that the agent who asks has; unassigned: those that people have and nobody in particular; closing: the service window shuts within two hours, the first to shut first; bot: those that a bot of another system holds.',
  })
  @IsOptional()
  @IsIn(conversationPiles)
  readonly pile?: ConversationPile;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only those that are with this team.' })
  @IsOptional()
  @IsUUID('all')
  readonly team?: TeamId;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only those with this label.' })
  @IsOptional()
  @IsUUID('all')
  readonly label?: LabelId;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only those of contacts who walk this journey, or did.' })
  @IsOptional()
  @IsUUID('all')
  readonly journey?: JourneyId;
}

export class ReadThread extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'A message in whose middle the page lies.' })
  @IsOptional()
  @IsUUID('all')
  readonly around?: string;
}

export class WriteMessage {
  @ApiProperty({
    required: false,
    maxLength: MESSAGE_LIMITS.text,
    example: 'Your order is on its way.',
    description: 'What stands under the file, when there is one.',
  })
  @IsOptional()
  @IsString()
  readonly text: string = '';

  @ApiProperty({ selfRequired: false, type: 'object', additionalProperties: true, allOf: [attachedFileSchema] })
  @IsOptional()
  @IsReadBy(attachedFile)
  readonly file?: AttachedFile;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: true,
    allOf: [templateMessageSchema],
    description: 'Sent in place of text and file, with every value filled in.',
  })
  @IsOptional()
  @IsReadBy(templateMessage)
  readonly template?: TemplateMessage;

  @ApiProperty({ type: String, required: false, maxLength: MOST_CALLBACK_DATA, description: CALLBACK_DATA_IS })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_CALLBACK_DATA)
  readonly callbackData: string | null = null;

  @ApiProperty({ required: false, format: 'uuid', description: 'The message of this conversation that it answers.' })
  @IsOptional()
  @IsUUID()
  readonly quotes?: MessageId;
}

export class SetReaction {
  @ApiProperty({ maxLength: 40, example: '👍', description: 'One emoji; empty takes the reaction back.' })
  @IsString()
  @MaxLength(40)
  readonly emoji: string;
}

export class UploadQuery {
  @ApiProperty({ required: false, maxLength: 240, description: 'What the file is called; shown for documents.' })
  @IsOptional()
  @IsString()
  @MaxLength(240)
  readonly filename: string = '';
}

/** Who shall have a conversation; nobody in particular when both are null. */
export class Assign {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @ValidateIf((_, value) => value !== null)
  @IsUUID('all')
  readonly agentId: AgentId | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @ValidateIf((_, value) => value !== null)
  @IsUUID('all')
  readonly teamId: TeamId | null;
}

/** The longest note, in characters. */
const MOST_NOTE = 4_000;

export class WriteNote {
  @ApiProperty({ minLength: 1, maxLength: MOST_NOTE, example: 'Wants the invoice by post.' })
  @IsName(MOST_NOTE)
  readonly text: string;
}

export class TakeOver {
  @ApiProperty({ maxLength: 80, example: 'Ines', description: 'Who has it now; empty for nobody in particular.' })
  @IsString()
  @MaxLength(80)
  readonly assignTo: string;
}

export class HandToBot {
  @ApiProperty({ format: 'uuid', description: 'A bot that is switched on.' })
  @IsUUID('all')
  readonly bot: string;
}
