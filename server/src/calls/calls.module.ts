import { Module } from '@nestjs/common';
import { RunsModule } from '../runs/runs.module';
import { CallStore } from './call-store';
import { Caller } from './caller';
import { WebCallRepository } from './web-call.repository';

/** Calls other systems for journeys. */
@Module({
  imports: [RunsModule],
  providers: [Caller, CallStore, WebCallRepository],
})
export class CallsModule {}
