import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  businessHours,
  frequencyCap,
  MESSAGE_LIMITS,
  MOST_HOLDOUT_PERCENT,
  type BusinessHours,
  type FrequencyCap,
} from '@sendero/shared';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsReadBy } from '../http/is-read-by';
import { IsTimeZone } from '../http/is-time-zone';
import { businessHoursSchema, frequencyCapSchema } from './workspaces.schemas';

/** What is left out stays as it is. */
export class ChangeWorkspace {
  @ApiPropertyOptional({ example: 'Europe/Lisbon', description: 'For contacts whose own zone is not known.' })
  @IsOptional()
  @IsTimeZone()
  readonly timeZone?: string;

  @ApiPropertyOptional({
    oneOf: [frequencyCapSchema, { type: 'null' }],
    description: 'How often all journeys together write to one contact; null lifts the cap.',
    example: { messages: 2, per: { amount: 7, unit: 'days' }, counts: ['marketing'] },
  })
  @IsOptional()
  @IsReadBy(frequencyCap)
  readonly frequencyCap?: FrequencyCap | null;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: MOST_HOLDOUT_PERCENT,
    description: 'This many of 100 contacts get nothing of any journey.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_HOLDOUT_PERCENT)
  readonly holdoutPercent?: number;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    allOf: [businessHoursSchema],
    nullable: true,
    description: 'When there are people to answer; null for no such hours, which counts as always.',
  })
  @IsOptional()
  @IsReadBy(businessHours)
  readonly businessHours?: BusinessHours | null;

  @ApiPropertyOptional({
    maxLength: MESSAGE_LIMITS.text,
    description: 'Answers whoever writes to people outside business hours; empty for nothing.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(MESSAGE_LIMITS.text)
  readonly awayMessage?: string;
}
