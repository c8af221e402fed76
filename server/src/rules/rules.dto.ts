import { ApiProperty } from '@nestjs/swagger';
import { ruleDefinition, type RuleDefinition } from '@sendero/shared';
import { ArrayMaxSize, IsBoolean, IsUUID } from 'class-validator';
import { IsReadBy } from '../http/is-read-by';
import { ruleDefinitionSchema } from './rules.schemas';

const MOST_ORDERED = 2_000;

export class SaveRule {
  @ApiProperty({ description: 'Rules that are switched off are passed over.' })
  @IsBoolean()
  readonly enabled: boolean;

  @ApiProperty({ type: 'object', additionalProperties: true, allOf: [ruleDefinitionSchema] })
  @IsReadBy(ruleDefinition)
  readonly definition: RuleDefinition;
}

export class OrderRules {
  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'Rules and journeys by their ids, asked before journeys that have no place yet.',
  })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(MOST_ORDERED)
  readonly before: readonly string[];

  @ApiProperty({ type: [String], format: 'uuid', description: 'Asked after them.' })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(MOST_ORDERED)
  readonly after: readonly string[];
}
