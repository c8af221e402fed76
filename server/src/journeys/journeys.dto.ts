import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { namedScenarios, type JourneyDocument, type NamedScenario, type VersionId } from '@sendero/shared';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import { IsJourney } from '../http/is-journey';
import { IsReadBy } from '../http/is-read-by';
import { journeyDocumentSchema } from './journeys.schemas';
import { namedScenario } from './scenarios.schemas';
import { trimmed } from './trimmed';

export class RenameJourney {
  @ApiProperty({ minLength: 1, maxLength: 120, example: 'Welcome' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 120)
  readonly name: string;
}

export class CreateJourney extends RenameJourney {
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, allOf: [journeyDocumentSchema] })
  @IsOptional()
  @IsJourney()
  readonly document?: JourneyDocument;

  @ApiPropertyOptional({ type: 'array', items: namedScenario, description: 'What the new journey must be able to do.' })
  @IsOptional()
  @IsReadBy(namedScenarios)
  readonly scenarios?: readonly NamedScenario[];
}

export class SaveDraft {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The revision that this draft was made from.' })
  @IsInt()
  @Min(1)
  readonly draftRevision: number;

  @ApiProperty({ type: 'object', additionalProperties: true, allOf: [journeyDocumentSchema] })
  @IsJourney()
  readonly document: JourneyDocument;
}

export class CountsQuery {
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'A version other than the current one.' })
  @IsOptional()
  @IsUUID()
  readonly versionId?: VersionId;
}
