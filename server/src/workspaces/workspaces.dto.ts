import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsTimeZone } from '../http/is-time-zone';

/** What is left out stays as it is. */
export class ChangeWorkspace {
  @ApiPropertyOptional({ example: 'Europe/Lisbon', description: 'For contacts whose own zone is not known.' })
  @IsOptional()
  @IsTimeZone()
  readonly timeZone?: string;
}
