import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DashboardRange, ReportGoal } from '@sendero/shared';
import { IsOptional, IsString } from 'class-validator';
import { IsRange } from '../http/is-range';
import { IsReportGoal } from './is-report-goal';

/** The runs that are reported on. */
export class CohortQuery {
  @ApiPropertyOptional({
    type: String,
    default: '30d',
    example: '2026-11-02..2026-11-08',
    description:
      'hour, today, yesterday, 7d, 30d, or the first and the last day, at most 366; days are those of the workspace. A run belongs to the range in which it began.',
  })
  @IsRange()
  readonly range: DashboardRange = '30d';
}

export class ReportQuery extends CohortQuery {
  @ApiPropertyOptional({
    type: String,
    example: 'step:booked',
    description:
      'What counts as success: event (that of the settings) or step: and the id of a step. Without it the event, when the newest version has one, else its first Goal step.',
  })
  @IsOptional()
  @IsReportGoal()
  readonly goal?: ReportGoal;
}

export class BetweenQuery extends CohortQuery {
  @ApiProperty({ description: 'The id of a step.' })
  @IsString()
  readonly from: string = '';

  @ApiProperty({ description: 'The id of a step that is come to later.' })
  @IsString()
  readonly to: string = '';
}
