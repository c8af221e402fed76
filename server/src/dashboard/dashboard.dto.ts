import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  failureTypes,
  funnelFigures,
  type DashboardRange,
  type FailureCount,
  type FunnelFigure,
  type JourneyId,
} from '@sendero/shared';
import { IsIn, IsString, IsUUID } from 'class-validator';
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

export class PeopleOfFigureQuery extends DashboardQuery {
  @ApiProperty({
    enum: funnelFigures,
    description: 'Whom to tell of: `control` got nothing, `readInferred` replied without any receipt of reading.',
  })
  @IsIn(funnelFigures)
  readonly figure: FunnelFigure = 'targeted';
}

export class FailedPeopleQuery extends DashboardQuery {
  @ApiProperty({ enum: failureTypes, description: 'Whether a message failed, or nothing might be sent.' })
  @IsIn(failureTypes)
  readonly type: FailureCount['type'] = 'failed';

  @ApiProperty({ description: 'Why, such as `whatsapp.undeliverable`.' })
  @IsString()
  readonly code: string = '';
}

export class ReachedGoalsQuery extends DashboardQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID('all')
  readonly journey: JourneyId;
}
