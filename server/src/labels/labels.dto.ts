import { ApiProperty } from '@nestjs/swagger';
import { markColors, type MarkColor } from '@sendero/shared';
import { IsIn } from 'class-validator';
import { IsName } from '../http/is-name';

const MOST_CHARACTERS = 40;

export class SaveLabel {
  @ApiProperty({ minLength: 1, maxLength: MOST_CHARACTERS, example: 'Refund' })
  @IsName(MOST_CHARACTERS)
  readonly name: string;

  @ApiProperty({ enum: markColors })
  @IsIn(markColors)
  readonly color: MarkColor;
}
