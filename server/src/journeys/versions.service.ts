import { Injectable } from '@nestjs/common';
import type {
  JourneyCounts,
  JourneyId,
  ListedVersion,
  NodeCounts,
  Page,
  VersionDetail,
  VersionId,
  WorkspaceId,
} from '@sendero/shared';
import { z } from 'zod';
import { userError } from '../errors';
import { pageOf, sliceOf, type PageQuery } from '../http/page';
import { JourneyCountsRepository } from './journey-counts.repository';
import { JourneysRepository } from './journeys.repository';
import { VersionsRepository } from './versions.repository';

const numberPlace = z.int().min(1).max(2_147_483_647);

/** Published versions and what happened on them. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly journeys: JourneysRepository,
    private readonly versions: VersionsRepository,
    private readonly counts: JourneyCountsRepository,
  ) {}

  async list(workspace: WorkspaceId, journey: JourneyId, query: PageQuery): Promise<Page<ListedVersion>> {
    const slice = sliceOf(query, numberPlace);
    await this.currentVersion(workspace, journey);
    const rows = await this.versions.list(workspace, journey, slice);
    const counts = await this.counts.load(
      workspace,
      rows.map(({ id }) => id),
    );
    const here = new Map(counts.map(({ versionId, nodes }) => [versionId, sum(Object.values(nodes))]));
    return pageOf(
      rows,
      query.limit,
      ({ number }) => number,
      (row) => ({ ...row, here: here.get(row.id) ?? 0 }),
    );
  }

  async detail(workspace: WorkspaceId, journey: JourneyId, id: VersionId): Promise<VersionDetail> {
    const version = await this.versions.find(workspace, journey, id);
    if (!version) throw userError(404, 'journey.version_not_found');
    return version;
  }

  /** The counts of the current version, or of another one of the same journey. */
  async countsOf(workspace: WorkspaceId, journey: JourneyId, asked: VersionId | undefined): Promise<JourneyCounts> {
    const current = await this.currentVersion(workspace, journey);
    const id = asked ?? current;
    const [counts] = id === null ? [] : await this.counts.load(workspace, [id]);
    if (counts?.journeyId !== journey) throw userError(404, 'journey.version_not_found');
    return counts;
  }

  private async currentVersion(workspace: WorkspaceId, journey: JourneyId): Promise<VersionId | null> {
    const found = await this.journeys.currentVersion(workspace, journey);
    if (!found) throw userError(404, 'journey.not_found');
    return found.id;
  }
}

function sum(nodes: readonly NodeCounts[]): number {
  return nodes.reduce((total, { here }) => total + here, 0);
}
