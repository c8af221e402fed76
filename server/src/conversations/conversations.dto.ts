import { ApiProperty } from '@nestjs/swagger';
import { MESSAGE_LIMITS } from '@sendero/shared';
import { IsString } from 'class-validator';

export class WriteMessage {
  @ApiProperty({ minLength: 1, maxLength: MESSAGE_LIMITS.text, example: 'Your order is on its way.' })
  @IsString()
  readonly text: string;
}
