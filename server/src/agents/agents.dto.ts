import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { markColors, type AgentId, type MarkColor } from '@sendero/shared';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsName } from '../http/is-name';

/** The longest name of an agent or a team; a Handover node takes as many characters. */
const MOST_CHARACTERS = 80;
const MOST_MEMBERS = 200;

export class CreateAgent {
  @ApiProperty({ minLength: 1, maxLength: MOST_CHARACTERS, example: 'Ines' })
  @IsName(MOST_CHARACTERS)
  readonly name: string;

  @ApiProperty({ enum: markColors })
  @IsIn(markColors)
  readonly color: MarkColor;
}

/** What is left out stays as it is. */
export class ChangeAgent {
  @ApiPropertyOptional({ minLength: 1, maxLength: MOST_CHARACTERS })
  @IsOptional()
  @IsName(MOST_CHARACTERS)
  readonly name?: string;

  @ApiPropertyOptional({ enum: markColors })
  @IsOptional()
  @IsIn(markColors)
  readonly color?: MarkColor;

  @ApiPropertyOptional({ description: 'Who is not available gets nothing by turns.' })
  @IsOptional()
  @IsBoolean()
  readonly available?: boolean;
}

export class CreateTeam {
  @ApiProperty({ minLength: 1, maxLength: MOST_CHARACTERS, example: 'Support' })
  @IsName(MOST_CHARACTERS)
  readonly name: string;

  @ApiProperty({ description: 'Whether its conversations go to its members by turns.' })
  @IsBoolean()
  readonly roundRobin: boolean;

  @ApiProperty({ type: [String], format: 'uuid', maxItems: MOST_MEMBERS })
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @IsUUID('all', { each: true })
  readonly members: readonly AgentId[];
}

/** What is left out stays as it is. */
export class ChangeTeam {
  @ApiPropertyOptional({ minLength: 1, maxLength: MOST_CHARACTERS })
  @IsOptional()
  @IsName(MOST_CHARACTERS)
  readonly name?: string;

  @ApiPropertyOptional({ description: 'Whether its conversations go to its members by turns.' })
  @IsOptional()
  @IsBoolean()
  readonly roundRobin?: boolean;

  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MOST_MEMBERS, description: 'All of them.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @IsUUID('all', { each: true })
  readonly members?: readonly AgentId[];
}
