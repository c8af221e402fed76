import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ailments, type Ailment } from '@sendero/shared';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsBoolean, IsIn } from 'class-validator';

export class ExamineQuery {
  @ApiPropertyOptional({ type: Boolean, description: 'Looks now, instead of telling what was found last.' })
  @Transform(({ value }: TransformFnParams): unknown => value === 'true' || value === true)
  @IsBoolean()
  readonly now: boolean = false;
}

export class Repair {
  @ApiProperty({ enum: ailments })
  @IsIn(ailments)
  readonly ailment: Ailment;
}
