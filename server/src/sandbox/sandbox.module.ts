import { Module } from '@nestjs/common';
import { SandboxClockRepository } from './sandbox-clock.repository';
import { SandboxClockService } from './sandbox-clock.service';
import { SandboxController } from './sandbox.controller';

/** The movable clock. */
@Module({
  controllers: [SandboxController],
  providers: [SandboxClockRepository, SandboxClockService],
  exports: [SandboxClockService],
})
export class SandboxModule {}
