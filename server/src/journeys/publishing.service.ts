import { Injectable } from '@nestjs/common';
import type {
  JourneyId,
  JourneyStatus,
  JourneySummary,
  PublishedVersion,
  VersionId,
  WorkspaceId,
} from '@sendero/shared';
import { Clock } from '../clock';
import { userError } from '../errors';
import { newId } from '../new-id';
import { JourneyChanges } from './journey-changes';
import { JourneyChecks } from './journey-checks';
import { JourneysRepository } from './journeys.repository';
import { VersionsRepository } from './versions.repository';

/** Decides what the runtime walks. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly journeys: JourneysRepository,
    private readonly versions: VersionsRepository,
    private readonly checks: JourneyChecks,
    private readonly changes: JourneyChanges,
    private readonly clock: Clock,
  ) {}

  /** Freezes the draft as a new version; new runs use it, running ones keep theirs. */
  async publish(workspace: WorkspaceId, id: JourneyId): Promise<PublishedVersion> {
    const published = await this.journeys.transaction(async (tx) => {
      const document = await this.journeys.lockDraft(workspace, id, tx);
      if (!document) throw userError(404, 'journey.not_found');
      const problems = await this.checks.problemsOf(workspace, id, document);
      const errors = problems.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) throw userError(422, 'journey.has_errors', { count: errors.length }, problems);
      const now = this.clock.date();
      const version = await this.versions.insert(workspace, id, { id: newId<VersionId>(), document }, now, tx);
      await this.journeys.setCurrentVersion(workspace, id, version.id, now, tx);
      return version;
    });
    await this.changes.announce(id);
    return published;
  }

  /** Everybody stays where they are, and what happens to them is kept. */
  async pause(workspace: WorkspaceId, id: JourneyId): Promise<JourneySummary> {
    const paused = await this.changeStatus(workspace, id, ['live', 'paused']);
    return this.answer(workspace, id, paused, 'journey.not_live');
  }

  /** Everybody goes on, beginning with what was kept meanwhile. */
  async resume(workspace: WorkspaceId, id: JourneyId): Promise<JourneySummary> {
    const resumed = await this.changeStatus(workspace, id, ['paused', 'live']);
    return this.answer(workspace, id, resumed, 'journey.not_paused');
  }

  private changeStatus(
    workspace: WorkspaceId,
    id: JourneyId,
    change: readonly [from: JourneyStatus, to: JourneyStatus],
  ): Promise<boolean> {
    return this.journeys.transaction(async (tx) => {
      const changed = await this.journeys.changeStatus(workspace, id, change, this.clock.date(), tx);
      if (changed && change[1] === 'live') await this.journeys.releaseHeldEvents(id, tx);
      return changed;
    });
  }

  private async answer(
    workspace: WorkspaceId,
    id: JourneyId,
    changed: boolean,
    refusal: 'journey.not_live' | 'journey.not_paused',
  ): Promise<JourneySummary> {
    if (changed) await this.changes.announce(id);
    const summary = await this.journeys.summary(workspace, id);
    if (!summary) throw userError(404, 'journey.not_found');
    if (!changed) throw userError(409, refusal);
    return summary;
  }
}
