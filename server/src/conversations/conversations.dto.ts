import { ApiProperty } from '@nestjs/swagger';
import { MESSAGE_LIMITS } from '@sendero/shared';
import { IsString, MaxLength } from 'class-validator';

export class WriteMessage {
  @ApiProperty({ minLength: 1, maxLength: MESSAGE_LIMITS.text, example: 'Your order is on its way.' })
  @IsString()
  readonly text: string;
}

export class TakeOver {
  @ApiProperty({ maxLength: 80, example: 'Ines', description: 'Who has it now; empty for nobody in particular.' })
  @IsString()
  @MaxLength(80)
  readonly assignTo: string;
}
