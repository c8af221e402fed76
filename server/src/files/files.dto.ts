import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, MaxLength } from 'class-validator';

export class SignedFile {
  @ApiProperty({ description: 'Until when the address leads to the file, in ms.' })
  @Type(() => Number)
  @IsInt()
  readonly until: number;

  @ApiProperty({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  readonly signature: string;
}
