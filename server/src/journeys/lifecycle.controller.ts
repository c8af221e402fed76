import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  journeyId,
  type JourneyId,
  type JourneySummary,
  type PublishedVersion,
  type ResumePreview,
  type WorkspaceId,
} from '@sendero/shared';
import { Caller, Workspace } from '../http/access';
import { Answers, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { journeySummary, publishedVersion } from './journeys.schemas';
import { PublishJourney, ResumeJourney, StopJourney } from './lifecycle.dto';
import { resumePreview } from './lifecycle.schemas';
import { LifecycleService } from './lifecycle.service';
import { PublishingService } from './publishing.service';

const ID = new IdPipe(journeyId, 'journey.not_found');

/** What a journey goes through between its first publishing and the archive. */
@ApiTags('Journeys')
@Controller('api/journeys/:id')
export class LifecycleController {
  constructor(
    private readonly publishing: PublishingService,
    private readonly lifecycle: LifecycleService,
  ) {}

  @Post('publish')
  @Answers(201, publishedVersion, 'Freezes the draft as a new version; new runs use it, running ones as you choose')
  @Refuses(
    [404, 'journey.not_found'],
    [409, 'journey.archived'],
    [409, 'journey.task_open'],
    [422, 'journey.has_errors'],
    [422, 'journey.scenarios_red'],
    [422, 'journey.map_invalid'],
  )
  publish(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: JourneyId,
    @Body() body: PublishJourney,
    @Caller() who: string,
  ): Promise<PublishedVersion> {
    return this.publishing.publish(
      workspace,
      id,
      { inFlight: body.choice, despite: body.despiteScenarios ?? null },
      who,
    );
  }

  @Post('pause')
  @Answers(200, journeySummary, 'Holds everybody where they are; what happens to them is kept')
  @Refuses([404, 'journey.not_found'], [409, 'journey.not_live'])
  pause(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: JourneyId,
    @Caller() who: string,
  ): Promise<JourneySummary> {
    return this.lifecycle.pause(workspace, id, who);
  }

  @Get('resume-preview')
  @Answers(200, resumePreview, 'What has gathered during the pause')
  @Refuses([404, 'journey.not_found'], [409, 'journey.not_paused'])
  preview(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: JourneyId): Promise<ResumePreview> {
    return this.lifecycle.resumePreview(workspace, id);
  }

  @Post('resume')
  @Answers(200, journeySummary, 'Lets everybody go on; what has gathered takes effect as you choose')
  @Refuses([404, 'journey.not_found'], [409, 'journey.not_paused'], [422, 'request.invalid'])
  resume(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: JourneyId,
    @Body() body: ResumeJourney,
    @Caller() who: string,
  ): Promise<JourneySummary> {
    return this.lifecycle.resume(workspace, id, body.chosen, who);
  }

  @Post('stop')
  @Answers(200, journeySummary, 'Starts nobody any more; who is in it finishes it or leaves it now')
  @Refuses([404, 'journey.not_found'], [409, 'journey.not_running'], [422, 'request.invalid'])
  stop(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: JourneyId,
    @Body() { how }: StopJourney,
    @Caller() who: string,
  ): Promise<JourneySummary> {
    return this.lifecycle.stop(workspace, id, how, who);
  }

  @Post('archive')
  @Answers(200, journeySummary, 'Puts a draft or a stopped journey away')
  @Refuses([404, 'journey.not_found'], [409, 'journey.not_at_rest'])
  archive(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: JourneyId,
    @Caller() who: string,
  ): Promise<JourneySummary> {
    return this.lifecycle.archive(workspace, id, who);
  }

  @Post('restore')
  @Answers(200, journeySummary, 'Takes a journey out of the archive')
  @Refuses([404, 'journey.not_found'])
  restore(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: JourneyId,
    @Caller() who: string,
  ): Promise<JourneySummary> {
    return this.lifecycle.restore(workspace, id, who);
  }
}
