import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { SandboxClockService, type SandboxClockView } from './sandbox-clock.service';

class AdvanceClock {
  @ApiProperty({ description: 'How far to move the clock forward, in ms; at most 366 days.', example: 86_400_000 })
  @IsInt()
  @Min(1)
  @Max(366 * 86_400_000)
  readonly advanceMs: number;
}

@ApiTags('sandbox')
@Controller('api/sandbox/clock')
export class SandboxController {
  constructor(private readonly clock: SandboxClockService) {}

  @Get()
  @ApiOperation({ summary: 'The sandbox clock' })
  view(): SandboxClockView {
    return this.clock.view();
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Moves the sandbox clock forward' })
  advance(@Body() { advanceMs }: AdvanceClock): Promise<SandboxClockView> {
    return this.clock.advance(advanceMs);
  }
}
