import { ApiPropertyOptional } from '@nestjs/swagger';
import type { DashboardRange } from '@sendero/shared';
import { IsRange } from '../http/is-range';

export class DashboardQuery {
  @ApiPropertyOptional({
    type: String,
    default: 'today',
    example: '2026-11-02..2026-11-08',
    description:
      'hour, today, yesterday, 7d, 30d, or the first and the last day, at most 366; days are those of the workspace.',
  })
  @IsRange()
  readonly range: DashboardRange = 'today';
}
