import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  journeyId,
  versionId,
  type JourneyCounts,
  type JourneyId,
  type ListedVersion,
  type Page,
  type VersionDetail,
  type VersionId,
  type WorkspaceId,
} from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, pageSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { PageQuery } from '../http/page';
import { CountsQuery } from './journeys.dto';
import { journeyCounts, listedVersion, versionDetail } from './journeys.schemas';
import { VersionsService } from './versions.service';

const JOURNEY = new IdPipe(journeyId, 'journey.not_found');
const VERSION = new IdPipe(versionId, 'journey.version_not_found');

@ApiTags('Journeys')
@Controller('api/journeys/:id')
export class VersionsController {
  constructor(private readonly versions: VersionsService) {}

  @Get('versions')
  @Answers(200, pageSchema(listedVersion), 'Published versions, the newest first, each with how many walk it')
  @Refuses([400, 'request.cursor_invalid'], [404, 'journey.not_found'])
  list(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Query() query: PageQuery,
  ): Promise<Page<ListedVersion>> {
    return this.versions.list(workspace, id, query);
  }

  @Get('versions/:version')
  @Answers(200, versionDetail, 'A version with its document')
  @Refuses([404, 'journey.version_not_found'])
  detail(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Param('version', VERSION) version: VersionId,
  ): Promise<VersionDetail> {
    return this.versions.detail(workspace, id, version);
  }

  @Get('counts')
  @Answers(200, journeyCounts, 'How many entered, are at, and left each node of the current version')
  @Refuses([404, 'journey.not_found'], [404, 'journey.version_not_found'])
  counts(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Query() { versionId: asked }: CountsQuery,
  ): Promise<JourneyCounts> {
    return this.versions.countsOf(workspace, id, asked);
  }
}
