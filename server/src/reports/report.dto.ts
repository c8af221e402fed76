import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DashboardRange, RunState } from '@sendero/shared';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString } from 'class-validator';
import { IsRange } from '../http/is-range';
import { runStatuses } from '../runs/run-views.schemas';

export class ReportQuery {
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

export class BetweenQuery extends ReportQuery {
  @ApiProperty({ description: 'The id of a step.' })
  @IsString()
  readonly from: string = '';

  @ApiProperty({ description: 'The id of a step that is come to later.' })
  @IsString()
  readonly to: string = '';
}

export class PeopleQuery extends ReportQuery {
  @ApiPropertyOptional({ description: 'The id of a step: only runs that came there.' })
  @IsOptional()
  @IsString()
  readonly node?: string;

  @ApiPropertyOptional({ description: 'Only runs that left it by this output.' })
  @IsOptional()
  @IsString()
  readonly output?: string;

  @ApiPropertyOptional({ description: 'Only runs that came to this step after that one.' })
  @IsOptional()
  @IsString()
  readonly then?: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Only runs that got nothing, or only those that got something.' })
  @IsOptional()
  @Transform(asFlag)
  @IsBoolean()
  readonly withheld?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: 'Only runs that reached the goal, or only those that did not.' })
  @IsOptional()
  @Transform(asFlag)
  @IsBoolean()
  readonly reached?: boolean;

  @ApiPropertyOptional({ enum: runStatuses, description: 'Only runs that got something and are in this state.' })
  @IsOptional()
  @IsIn(runStatuses)
  readonly status?: RunState['status'];
}

function asFlag({ value }: TransformFnParams): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}
