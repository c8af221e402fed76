import { Injectable } from '@nestjs/common';
import {
  definitionOf,
  type InFlight,
  type JourneyDocument,
  type JourneyId,
  type PublishedVersion,
  type RunChange,
  type TaskId,
  type VersionId,
  type WorkspaceId,
} from '@sendero/shared';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { userError } from '../errors';
import { newId } from '../new-id';
import { JourneyChanges } from './journey-changes';
import { JourneyChecks } from './journey-checks';
import { LifecycleRepository } from './lifecycle.repository';
import { problemsOfRed, ScenarioRuns } from './scenario-runs';
import { VersionsRepository } from './versions.repository';

/** How a draft is published. */
export interface Publishing {
  /** What becomes of those under way. */
  readonly inFlight: InFlight;
  /** Why it is published although scenarios do not pass; null: then it is not. */
  readonly despite: string | null;
}

/** Decides what the runtime walks. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly lifecycle: LifecycleRepository,
    private readonly versions: VersionsRepository,
    private readonly checks: JourneyChecks,
    private readonly scenarios: ScenarioRuns,
    private readonly changes: JourneyChanges,
    private readonly clock: Clock,
  ) {}

  /** Freezes the draft as a new version, which new runs use. */
  async publish(
    workspace: WorkspaceId,
    id: JourneyId,
    { inFlight, despite }: Publishing,
    who: string,
  ): Promise<PublishedVersion> {
    const published = await this.lifecycle.transaction(async (tx) => {
      const journey = await this.lifecycle.lock(workspace, id, tx);
      if (!journey) throw userError(404, 'journey.not_found');
      if (journey.archived) throw userError(409, 'journey.archived');
      const document = journey.draft;
      const problems = await this.checks.problemsOf(workspace, id, document);
      const errors = problems.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) throw userError(422, 'journey.has_errors', { count: errors.length }, problems);
      const outcomes = await this.scenarios.outcomes(workspace, id, document, tx);
      const red = problemsOfRed(outcomes);
      if (red.length > 0 && despite === null) throw userError(422, 'journey.scenarios_red', { count: red.length }, red);
      const now = this.clock.date();
      const version = await this.versions.insert(workspace, id, { id: newId<VersionId>(), document }, now, tx);
      await this.lifecycle.setCurrentVersion(id, version.id, now, tx);
      const details = {
        version: version.number,
        inFlight: inFlight.type,
        ...(outcomes.length > 0 && { scenarios: outcomes.length }),
        ...(red.length > 0 && despite !== null && { despite, red: red.map(({ message }) => message) }),
      };
      await this.changes.record({ workspaceId: workspace, journeyId: id, who, action: 'published', details }, now, tx);
      const change = changeOf(inFlight, version.id, document);
      if (change) await this.order(workspace, id, change, who, now, tx);
      return version;
    });
    await this.changes.announce(id);
    return published;
  }

  private async order(
    workspaceId: WorkspaceId,
    journeyId: JourneyId,
    change: RunChange,
    who: string,
    now: Date,
    tx: EntityManager,
  ): Promise<void> {
    if (await this.lifecycle.hasOpenTask(journeyId, tx)) throw userError(409, 'journey.task_open');
    const task = { id: newId<TaskId>(), change };
    const total = await this.lifecycle.addTask(workspaceId, journeyId, task, now, tx);
    const details = { change: change.type, total, nodes: change.type === 'move' ? { ...change.nodes } : {} };
    await this.changes.record({ workspaceId, journeyId, who, action: 'tasked', details }, now, tx);
  }
}

function changeOf(inFlight: InFlight, to: VersionId, document: JourneyDocument): RunChange | null {
  switch (inFlight.type) {
    case 'stay':
      return null;
    case 'exit':
      return { type: 'exit', reason: 'version_replaced', spared: to };
    case 'move': {
      const places = new Set<string>(
        document.nodes.filter(({ type }) => !definitionOf(type).traits.start).map((node) => node.id),
      );
      for (const node of Object.values(inFlight.nodes)) {
        if (node !== null && !places.has(node)) throw userError(422, 'journey.map_invalid', { node });
      }
      return { type: 'move', to, nodes: inFlight.nodes };
    }
  }
}
