import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { scenarioDocument, type ScenarioDocument } from '@sendero/shared';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, Length } from 'class-validator';
import { IsReadBy } from '../http/is-read-by';
import { scenarioDocumentSchema } from './scenarios.schemas';
import { trimmed } from './trimmed';

export class CreateScenario {
  @ApiProperty({ minLength: 1, maxLength: 120, example: 'Buys at once' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 120)
  readonly name: string;

  @ApiProperty({ type: 'object', additionalProperties: true, allOf: [scenarioDocumentSchema] })
  @IsReadBy(scenarioDocument)
  readonly document: ScenarioDocument;
}

/** What is left out stays as it is. */
export class ChangeScenario {
  @ApiPropertyOptional({ minLength: 1, maxLength: 120 })
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @Length(1, 120)
  readonly name?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, allOf: [scenarioDocumentSchema] })
  @IsOptional()
  @IsReadBy(scenarioDocument)
  readonly document?: ScenarioDocument;
}
