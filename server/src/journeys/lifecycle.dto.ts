import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { InFlight, NodeMap, ResumeChoice, StopHow } from '@sendero/shared';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, Min, ValidateIf } from 'class-validator';
import { PageQuery } from '../http/page';
import { IsNodeMap } from './is-node-map';
import { trimmed } from './trimmed';

const inFlight = ['stay', 'move', 'exit'] as const;
const choices = ['continue', 'drop', 'spread'] as const;
const hows = ['drain', 'end'] as const;

export class PublishJourney {
  @ApiPropertyOptional({ enum: inFlight, default: 'stay', description: 'What becomes of the runs that are under way.' })
  @IsOptional()
  @IsIn(inFlight)
  readonly inFlight?: (typeof inFlight)[number];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'null' }] },
    description: 'For `move`: where runs go that stand on a step, by its id; null takes them out of the journey.',
    example: { old_question: 'new_question', gone: null },
  })
  @IsOptional()
  @IsNodeMap()
  readonly nodes?: NodeMap;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 500,
    description: 'Why it is published although scenarios do not pass; kept in the history of the journey.',
    example: 'The new text is meant.',
  })
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @Length(1, 500)
  readonly despiteScenarios?: string;

  get choice(): InFlight {
    const type = this.inFlight ?? 'stay';
    return type === 'move' ? { type, nodes: this.nodes ?? {} } : { type };
  }
}

export class ResumeJourney {
  @ApiPropertyOptional({ enum: choices, default: 'continue', description: 'What becomes of what has gathered.' })
  @IsOptional()
  @IsIn(choices)
  readonly choice?: (typeof choices)[number];

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 60_000,
    description: 'For `spread`: contacts a minute.',
  })
  @ValidateIf(({ choice }: ResumeJourney) => choice === 'spread')
  @IsInt()
  @Min(1)
  @Max(60_000)
  readonly perMinute?: number;

  get chosen(): ResumeChoice {
    const type = this.choice ?? 'continue';
    return type === 'spread' ? { type, perMinute: this.perMinute ?? 60 } : { type };
  }
}

export class StopJourney {
  @ApiProperty({ enum: hows, description: '`drain`: who is in it finishes it. `end`: everybody leaves it now.' })
  @IsIn(hows)
  readonly how: StopHow;
}

export class CloneJourney {
  @ApiPropertyOptional({ minLength: 1, maxLength: 120, description: 'Left out: the name with “copy” behind it.' })
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @Length(1, 120)
  readonly name?: string;
}

export class JourneysQuery extends PageQuery {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Those that were archived instead of all others.',
  })
  @Transform(({ value }: { readonly value: unknown }) => value === true || value === 'true')
  @IsBoolean()
  readonly archived: boolean = false;
}
