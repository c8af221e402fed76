import { ApiPropertyOptional } from '@nestjs/swagger';
import type { RunState } from '@sendero/shared';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { PageQuery } from '../http/page';
import { runStatuses } from './run-views.schemas';

export class RunsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'The id of a step: only runs that are there, or were when they ended.' })
  @IsOptional()
  @IsString()
  readonly node?: string;

  @ApiPropertyOptional({ enum: runStatuses })
  @IsOptional()
  @IsIn(runStatuses)
  readonly status?: RunState['status'];
}
