import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  journeyId,
  scenarioId,
  type JourneyId,
  type Scenario,
  type ScenarioId,
  type ScenarioOutcome,
  type WorkspaceId,
} from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, listOf, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { ChangeScenario, CreateScenario } from './scenarios.dto';
import { scenario, scenarioOutcome } from './scenarios.schemas';
import { ScenariosService } from './scenarios.service';

const JOURNEY = new IdPipe(journeyId, 'journey.not_found');
const ID = new IdPipe(scenarioId, 'scenario.not_found');

@ApiTags('Journeys')
@Controller('api/journeys/:id/scenarios')
export class ScenariosController {
  constructor(private readonly scenarios: ScenariosService) {}

  @Get()
  @Answers(200, listOf(scenario), 'The scenarios of a journey, by name')
  @Refuses([404, 'journey.not_found'])
  list(@Workspace() workspace: WorkspaceId, @Param('id', JOURNEY) journey: JourneyId): Promise<readonly Scenario[]> {
    return this.scenarios.list(workspace, journey);
  }

  @Post()
  @Answers(201, scenario, 'Saves a walk that must come out the same before the journey is published')
  @Refuses(
    [404, 'journey.not_found'],
    [409, 'scenario.name_taken'],
    [409, 'scenario.too_many'],
    [422, 'request.invalid'],
  )
  create(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) journey: JourneyId,
    @Body() body: CreateScenario,
  ): Promise<Scenario> {
    return this.scenarios.create(workspace, journey, body);
  }

  @Post('run')
  @Answers(200, listOf(scenarioOutcome), 'Runs all scenarios through the draft and says which of them pass')
  @Refuses([404, 'journey.not_found'])
  run(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) journey: JourneyId,
  ): Promise<readonly ScenarioOutcome[]> {
    return this.scenarios.run(workspace, journey);
  }

  @Get(':scenario')
  @Answers(200, scenario, 'A scenario')
  @Refuses([404, 'scenario.not_found'])
  detail(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) journey: JourneyId,
    @Param('scenario', ID) id: ScenarioId,
  ): Promise<Scenario> {
    return this.scenarios.detail(workspace, journey, id);
  }

  @Patch(':scenario')
  @Answers(200, scenario, 'Renames a scenario, or puts another walk in its place')
  @Refuses([404, 'scenario.not_found'], [409, 'scenario.name_taken'], [422, 'request.invalid'])
  change(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) journey: JourneyId,
    @Param('scenario', ID) id: ScenarioId,
    @Body() body: ChangeScenario,
  ): Promise<Scenario> {
    return this.scenarios.change(workspace, journey, id, body);
  }

  @Delete(':scenario')
  @Answers(204, null, 'Deletes a scenario')
  @Refuses([404, 'scenario.not_found'])
  delete(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) journey: JourneyId,
    @Param('scenario', ID) id: ScenarioId,
  ): Promise<void> {
    return this.scenarios.delete(workspace, journey, id);
  }
}
