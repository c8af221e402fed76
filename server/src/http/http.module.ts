import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { WorkspacesModule } from '../workspaces/workspaces.module';
import { HealthController } from './health.controller';
import { ProblemFilter } from './problem-filter';
import { requestValidation } from './request-validation';
import { WorkspaceGuard } from './workspace-guard';

/** What holds for every route: who may call, how values are checked, how errors are answered. */
@Module({
  imports: [WorkspacesModule],
  controllers: [HealthController],
  providers: [
    { provide: APP_GUARD, useClass: WorkspaceGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: requestValidation },
  ],
})
export class HttpModule {}
