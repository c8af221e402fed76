import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SegmentDefinition } from '@sendero/shared';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsOptional, IsString, Length } from 'class-validator';
import { IsSegmentDefinition } from './is-segment-definition';
import { segmentDefinitionSchema } from './segments.schemas';

export class CountSegment {
  @ApiProperty({ type: 'object', additionalProperties: true, allOf: [segmentDefinitionSchema] })
  @IsSegmentDefinition()
  readonly definition: SegmentDefinition;
}

export class CreateSegment extends CountSegment {
  @ApiProperty({ minLength: 1, maxLength: 120, example: 'Customers in Lisbon' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 120)
  readonly name: string;
}

/** What is left out stays as it is. */
export class ChangeSegment {
  @ApiPropertyOptional({ minLength: 1, maxLength: 120 })
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @Length(1, 120)
  readonly name?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, allOf: [segmentDefinitionSchema] })
  @IsOptional()
  @IsSegmentDefinition()
  readonly definition?: SegmentDefinition;
}

function trimmed({ value }: TransformFnParams): unknown {
  return typeof value === 'string' ? value.trim() : value;
}
