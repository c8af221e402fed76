import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Properties } from '@sendero/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { NamedContact } from '../events/events.dto';
import { MOST_CALLBACK_DATA } from '../http/callback-data';
import { IsProperties } from '../http/is-properties';

export class StartingContact extends NamedContact {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'What the journey reads as `event.…`, beside the properties for all.',
    example: { orderId: 'A-1042' },
  })
  @IsOptional()
  @IsProperties()
  readonly properties?: Properties;

  @ApiPropertyOptional({
    maxLength: 200,
    description: 'The value of the journey’s run key, unless it is among the properties.',
  })
  @IsOptional()
  @IsString()
  @Matches(/^[^\p{Cc}]{1,200}$/u, { message: 'key must have 1 to 200 characters' })
  readonly key?: string;

  @ApiPropertyOptional({ maxLength: MOST_CALLBACK_DATA, description: 'Instead of the one for all.' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_CALLBACK_DATA)
  readonly callbackData?: string;
}

export class StartRuns {
  @ApiProperty({ type: [StartingContact], minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => StartingContact)
  readonly contacts: readonly StartingContact[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'For every contact.' })
  @IsOptional()
  @IsProperties()
  readonly properties?: Properties;

  @ApiPropertyOptional({
    maxLength: MOST_CALLBACK_DATA,
    description: 'Comes back with every receipt, that webhooks are told of, of a message that one of these runs sends.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_CALLBACK_DATA)
  readonly callbackData?: string;
}
