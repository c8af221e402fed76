import { Module } from '@nestjs/common';
import { OutboundModule } from '../outbound/outbound.module';
import { RunsModule } from '../runs/runs.module';
import { DoctorController } from './doctor.controller';
import { DoctorRepository } from './doctor.repository';
import { DoctorRound } from './doctor.round';
import { DoctorService } from './doctor.service';

/** Looks whether what must always hold does, and mends it. */
@Module({
  imports: [OutboundModule, RunsModule],
  controllers: [DoctorController],
  providers: [DoctorRepository, DoctorRound, DoctorService],
})
export class DoctorModule {}
