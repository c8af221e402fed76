import { Global, Module } from '@nestjs/common';
import { AgentsController } from './agents.controller';
import { AgentsRepository } from './agents.repository';
import { AgentsService } from './agents.service';
import { KnownAgent } from './current-agent';
import { TeamsController } from './teams.controller';
import { TeamsRepository } from './teams.repository';
import { TeamsService } from './teams.service';

/** Global, because any route may ask who the agent is. */
@Global()
@Module({
  controllers: [AgentsController, TeamsController],
  providers: [AgentsRepository, AgentsService, KnownAgent, TeamsRepository, TeamsService],
  exports: [AgentsRepository, KnownAgent, TeamsRepository],
})
export class AgentsModule {}
