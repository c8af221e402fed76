import { Module } from '@nestjs/common';
import { RuleDeedsRepository } from '../rules/rule-deeds.repository';
import { RunsModule } from '../runs/runs.module';
import { CallStore } from './call-store';
import { Caller } from './caller';
import { WebCallRepository } from './web-call.repository';

/** Calls other systems for journeys and rules. */
@Module({
  imports: [RunsModule],
  providers: [Caller, CallStore, WebCallRepository, RuleDeedsRepository],
})
export class CallsModule {}
