import { ApiProperty } from '@nestjs/swagger';
import {
  attachedFile,
  MESSAGE_LIMITS,
  templateMessage,
  type AttachedFile,
  type MessageId,
  type TemplateMessage,
} from '@sendero/shared';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsReadBy } from '../http/is-read-by';
import { attachedFileSchema, templateMessageSchema } from './conversations.schemas';

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

export class TakeOver {
  @ApiProperty({ maxLength: 80, example: 'Ines', description: 'Who has it now; empty for nobody in particular.' })
  @IsString()
  @MaxLength(80)
  readonly assignTo: string;
}
