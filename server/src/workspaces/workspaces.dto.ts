import { ApiPropertyOptional } from '@nestjs/swagger';
import { businessHours, type BusinessHours } from '@sendero/shared';
import { IsOptional } from 'class-validator';
import { IsReadBy } from '../http/is-read-by';
import { IsTimeZone } from '../http/is-time-zone';
import { businessHoursSchema } from './workspaces.schemas';

/** What is left out stays as it is. */
export class ChangeWorkspace {
  @ApiPropertyOptional({ example: 'Europe/Lisbon', description: 'For contacts whose own zone is not known.' })
  @IsOptional()
  @IsTimeZone()
  readonly timeZone?: string;

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
}
