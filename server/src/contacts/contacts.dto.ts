import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { JsonValue } from '@sendero/shared';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { IsTimeZone } from '../http/is-time-zone';

/** What is left out stays as it is. */
export class ChangeContact {
  @ApiPropertyOptional({ maxLength: 200, example: 'Ada Lovelace' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly name?: string;

  @ApiPropertyOptional({ maxLength: 20, example: 'pt_PT' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  readonly language?: string;

  @ApiPropertyOptional({ example: 'Europe/Lisbon', description: 'Empty: not known, so the workspace’s zone counts.' })
  @IsOptional()
  @IsTimeZone({ orNone: true })
  readonly timeZone?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Everything that is known; takes the place of what was there.',
    example: { city: 'Lisbon' },
  })
  @IsOptional()
  @IsObject()
  readonly attributes?: { readonly [name: string]: JsonValue };

  @ApiPropertyOptional({ type: [String], description: 'Takes the place of the tags that were there.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  readonly tags?: readonly string[];
}

export class CreateContact extends ChangeContact {
  @ApiProperty({ maxLength: 200, example: 'Ada Lovelace' })
  @IsString()
  @MaxLength(200)
  declare readonly name: string;

  @ApiProperty({ example: '+351 912 345 678', description: 'With its country code.' })
  @IsString()
  @MaxLength(40)
  readonly phone: string;
}
