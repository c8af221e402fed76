import { ApiPropertyOptional } from '@nestjs/swagger';
import { readPricing, reportedFailureTypes, type ReportedFailureType, type RunState } from '@sendero/shared';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, ValidateBy } from 'class-validator';
import { runStatuses } from '../runs/run-views.schemas';
import type { PeopleFilter } from './people.repository';
import { ReportQuery } from './report.dto';

const standings = ['here', 'ended'] as const;

export class PeopleQuery extends ReportQuery {
  @ApiPropertyOptional({ description: 'The id of a step: only runs that came there.' })
  @IsOptional()
  @IsString()
  readonly node?: string;

  @ApiPropertyOptional({ description: 'Only runs that left it by this output.' })
  @IsOptional()
  @IsString()
  readonly output?: string;

  @ApiPropertyOptional({ description: 'Only runs that the output led to this step.' })
  @IsOptional()
  @IsString()
  readonly to?: string;

  @ApiPropertyOptional({ description: 'Only runs that came to this step after that one.' })
  @IsOptional()
  @IsString()
  readonly then?: string;

  @ApiPropertyOptional({
    enum: standings,
    description: 'With `node`: only runs that stand there now, or that ended or failed there.',
  })
  @IsOptional()
  @IsIn(standings)
  readonly at?: (typeof standings)[number];

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

  @ApiPropertyOptional({
    enum: reportedFailureTypes,
    description:
      'With `code`: only runs with a message that failed, with one that was not sent, or that failed themselves.',
  })
  @IsOptional()
  @IsIn(reportedFailureTypes)
  readonly failure?: ReportedFailureType;

  @ApiPropertyOptional({ description: 'Why, such as whatsapp.undeliverable.' })
  @IsOptional()
  @IsString()
  readonly code?: string;

  @ApiPropertyOptional({
    example: 'regular marketing PMP',
    description:
      'Only runs with a message that WhatsApp told this of: type, category and model, or untold for messages of which it told nothing.',
  })
  @IsOptional()
  @ValidateBy({
    name: 'isPricing',
    validator: {
      validate: (value) => value === UNTOLD || (typeof value === 'string' && readPricing(value) !== null),
      defaultMessage: () => 'Give type, category and model, such as regular marketing PMP, or untold.',
    },
  })
  readonly pricing?: string;
}

const UNTOLD = 'untold';

/** Which people are asked for. */
export function filterOf(query: PeopleQuery): PeopleFilter {
  const { node, output = null, to = null, then = null, at, failure, code = '', pricing } = query;
  const { withheld = null, reached = null, status = null } = query;
  return {
    passed: node === undefined || at ? null : { node, output, to, then },
    at: node !== undefined && at ? { node, is: at } : null,
    withheld,
    reached,
    status,
    failure: failure ? { type: failure, code } : null,
    charge: pricing === undefined ? null : pricing === UNTOLD ? UNTOLD : readPricing(pricing),
  };
}

function asFlag({ value }: TransformFnParams): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}
