import { ApiPropertyOptional } from '@nestjs/swagger';
import type { RunState } from '@sendero/shared';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { SearchQuery } from '../http/page';
import { runStatuses } from './run-views.schemas';

export class RunsQuery extends SearchQuery {
  @ApiPropertyOptional({ description: 'The id of a step: only runs that are there, or were when they ended.' })
  @IsOptional()
  @IsString()
  readonly node?: string;

  @ApiPropertyOptional({ enum: runStatuses })
  @IsOptional()
  @IsIn(runStatuses)
  readonly status?: RunState['status'];
}

export class VisitsQuery extends SearchQuery {
  @ApiPropertyOptional({ description: 'The id of a step.' })
  @IsOptional()
  @IsString()
  readonly node?: string;

  @ApiPropertyOptional({ description: 'Only who left by this output.' })
  @IsOptional()
  @IsString()
  readonly output?: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Only those whose run ended or failed on the visit.' })
  @Transform(({ value }: TransformFnParams): unknown => value === 'true' || value === true)
  @IsBoolean()
  readonly ended: boolean = false;

  @ApiPropertyOptional({ type: 'integer', description: 'Only who left at this moment or later, in ms.' })
  @IsOptional()
  @Transform(asNumber)
  @IsInt()
  @Min(0)
  @Max(8.64e15)
  readonly from?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Only who left before this moment, in ms.' })
  @IsOptional()
  @Transform(asNumber)
  @IsInt()
  @Min(0)
  @Max(8.64e15)
  readonly until?: number;
}

function asNumber({ value }: TransformFnParams): unknown {
  return value === undefined || value === '' ? undefined : Number(value);
}
