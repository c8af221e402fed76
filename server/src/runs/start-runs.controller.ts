import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { journeyId, type JourneyId, type RunStartResult, type WorkspaceId } from '@sendero/shared';
import { userError } from '../errors';
import { refusal } from '../events/events.schemas';
import { Workspace } from '../http/access';
import { Answers, listOf, nameSchema, oneOfTexts, orNull, Refuses, uuid } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { IdempotencyKey } from '../http/idempotency-key';
import { JourneysRepository } from '../journeys/journeys.repository';
import { StartRuns } from './start-runs.dto';
import { StartRunsService } from './start-runs.service';

const JOURNEY = new IdPipe(journeyId, 'journey.not_found');

const startResult = nameSchema('RunStartResult', {
  type: 'object',
  properties: {
    status: oneOfTexts(['started', 'refused']),
    runId: { ...uuid, description: 'Of a run that was started.' },
    contactId: { ...orNull(uuid), description: 'Null when nobody could be found.' },
    problem: refusal,
  },
  required: ['status', 'contactId'],
});

const startResults = nameSchema('RunStartResults', {
  type: 'object',
  properties: { results: { ...listOf(startResult), description: 'One for each contact, in the order given.' } },
  required: ['results'],
});

@ApiTags('Runs')
@Controller('api/journeys/:id/runs')
export class StartRunsController {
  constructor(
    private readonly journeys: JourneysRepository,
    private readonly runs: StartRunsService,
  ) {}

  @Post()
  @Answers(200, startResults, 'Puts contacts into a journey; a repeated key gets the answer of the first request')
  @Refuses([404, 'journey.not_found'], [422, 'request.invalid'])
  async start(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Body() body: StartRuns,
    @IdempotencyKey() key: string | undefined,
  ): Promise<{ readonly results: readonly RunStartResult[] }> {
    if (!(await this.journeys.currentVersion(workspace, id))) throw userError(404, 'journey.not_found');
    return { results: await this.runs.start(workspace, id, body, key) };
  }
}
