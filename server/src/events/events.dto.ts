import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { EpochMs, Properties } from '@sendero/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsProperties } from '../http/is-properties';

/** Whom it is about: one of the two. */
export class NamedContact {
  @ApiPropertyOptional({ format: 'uuid', description: 'A contact that is known.' })
  @IsOptional()
  @IsUUID()
  readonly contactId?: string;

  @ApiPropertyOptional({
    maxLength: 40,
    example: '+351 912 345 678',
    description: 'With its country code. Whoever has the number; a contact is created when nobody has.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly phone?: string;
}

export class NewEvent extends NamedContact {
  @ApiProperty({ maxLength: 60, example: 'order_placed' })
  @IsString()
  @Matches(/^(?=\S)[^\p{Cc}]{1,60}(?<=\S)$/u, {
    message: 'name must have 1 to 60 characters, with no space at its ends',
  })
  readonly name: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'At most 50, of 8,000 characters in all.',
    example: { orderId: 'A-1042', total: 49.9 },
  })
  @IsOptional()
  @IsProperties()
  readonly properties?: Properties;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'When it happened, in ms since 1970; now if left out or later.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(8.64e15)
  readonly at?: EpochMs;

  @ApiPropertyOptional({ maxLength: 200, description: 'Your own id of it. An id that came before is dropped.' })
  @IsOptional()
  @IsString()
  @Matches(/^[^\p{Cc}]{1,200}$/u, { message: 'id must have 1 to 200 characters' })
  readonly id?: string;
}

export class PostEvents {
  @ApiProperty({ type: [NewEvent], minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => NewEvent)
  readonly events: readonly NewEvent[];
}
