import { ApiProperty } from '@nestjs/swagger';
import { MESSAGE_LIMITS, type CannedReplyFields } from '@sendero/shared';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

export class SaveCannedReply implements CannedReplyFields {
  @ApiProperty({ minLength: 1, maxLength: 40, example: 'hours', description: 'Letters, digits, “-” and “_”.' })
  @Matches(/^[\p{L}\p{N}_-]{1,40}$/u, { message: 'shortcut must have 1 to 40 letters, digits, dashes or underscores' })
  readonly shortcut: string;

  @ApiProperty({ minLength: 1, maxLength: MESSAGE_LIMITS.text, example: 'Hi {{ contact.name }}, we are open 9 to 18.' })
  @IsString()
  @MinLength(1)
  @MaxLength(MESSAGE_LIMITS.text)
  readonly text: string;
}
