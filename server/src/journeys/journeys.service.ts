import { Injectable } from '@nestjs/common';
import {
  EMPTY_JOURNEY,
  type JourneyDetail,
  type JourneyId,
  type JourneySummary,
  type JourneySurroundings,
  type Page,
  type Problem,
  type SavedDraft,
  type WorkspaceId,
} from '@sendero/shared';
import { Clock } from '../clock';
import { isUniqueViolation } from '../database/sql-state';
import { userError } from '../errors';
import { pageOf, sliceOf, timePlace } from '../http/page';
import { newId } from '../new-id';
import { JourneyChecks } from './journey-checks';
import type { CreateJourney, RenameJourney, SaveDraft } from './journeys.dto';
import type { JourneysQuery } from './lifecycle.dto';
import { JourneysRepository } from './journeys.repository';

/** Journeys and their drafts. */
@Injectable()
export class JourneysService {
  constructor(
    private readonly journeys: JourneysRepository,
    private readonly checks: JourneyChecks,
    private readonly clock: Clock,
  ) {}

  async list(workspace: WorkspaceId, query: JourneysQuery): Promise<Page<JourneySummary>> {
    const rows = await this.journeys.list(workspace, query.archived, sliceOf(query, timePlace));
    return pageOf(
      rows,
      query.limit,
      ({ updatedAt, id }) => [updatedAt, id],
      (row) => row,
    );
  }

  async detail(workspace: WorkspaceId, id: JourneyId): Promise<JourneyDetail> {
    const [summary, draft] = await Promise.all([
      this.journeys.summary(workspace, id),
      this.journeys.draft(workspace, id),
    ]);
    if (!summary || !draft) throw userError(404, 'journey.not_found');
    return { ...summary, ...draft };
  }

  async create(workspace: WorkspaceId, { name, document, scenarios = [] }: CreateJourney): Promise<JourneyDetail> {
    const id = newId<JourneyId>();
    await this.journeys
      .insert(workspace, { id, name, draft: document ?? EMPTY_JOURNEY, scenarios }, this.clock.date())
      .catch(rethrowNameTaken(name));
    return this.detail(workspace, id);
  }

  async rename(workspace: WorkspaceId, id: JourneyId, { name }: RenameJourney): Promise<JourneySummary> {
    await this.journeys.rename(workspace, id, name, this.clock.date()).catch(rethrowNameTaken(name));
    return this.summary(workspace, id);
  }

  async delete(workspace: WorkspaceId, id: JourneyId): Promise<void> {
    if (await this.journeys.deleteUnpublished(workspace, id)) return;
    await this.summary(workspace, id);
    throw userError(409, 'journey.was_published');
  }

  /** Keeps the draft unless somebody else saved theirs since this one was loaded. */
  async saveDraft(workspace: WorkspaceId, id: JourneyId, save: SaveDraft): Promise<SavedDraft> {
    const now = this.clock.date();
    const stored = await this.journeys.saveDraft(workspace, id, save, now);
    if (!stored) {
      const current = await this.journeys.draft(workspace, id);
      if (!current) throw userError(404, 'journey.not_found');
      throw userError(409, 'journey.draft_conflict', undefined, { draftRevision: current.draftRevision });
    }
    const problems = await this.checks.problemsOf(workspace, id, save.document);
    return { ...stored, updatedAt: now.getTime(), problems };
  }

  async problems(workspace: WorkspaceId, id: JourneyId): Promise<readonly Problem[]> {
    const stored = await this.journeys.draft(workspace, id);
    if (!stored) throw userError(404, 'journey.not_found');
    return this.checks.problemsOf(workspace, id, stored.draft);
  }

  async surroundings(workspace: WorkspaceId, id: JourneyId): Promise<JourneySurroundings> {
    await this.summary(workspace, id);
    return this.checks.surroundingsOf(workspace, id);
  }

  private async summary(workspace: WorkspaceId, id: JourneyId): Promise<JourneySummary> {
    const summary = await this.journeys.summary(workspace, id);
    if (!summary) throw userError(404, 'journey.not_found');
    return summary;
  }
}

function rethrowNameTaken(name: string): (error: unknown) => never {
  return (error) => {
    throw isUniqueViolation(error) ? userError(409, 'journey.name_taken', { name }) : error;
  };
}
