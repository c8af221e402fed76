import { Injectable } from '@nestjs/common';
import type {
  AuditEntry,
  JourneyId,
  JourneyStatus,
  JourneySummary,
  ProblemCode,
  ResumeChoice,
  ResumePreview,
  StopHow,
  TaskId,
  WorkspaceId,
} from '@sendero/shared';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { userError } from '../errors';
import { newId } from '../new-id';
import { HeldEventsRepository } from './held-events.repository';
import type { Deed } from './history.repository';
import { JourneyChanges } from './journey-changes';
import { JourneysRepository } from './journeys.repository';
import { LifecycleRepository, type LockedJourney } from './lifecycle.repository';

/** A journey that is being changed, and when. */
interface Change {
  readonly journey: LockedJourney;
  readonly now: Date;
  readonly tx: EntityManager;
}

type Refusal = Extract<ProblemCode, 'journey.not_live' | 'journey.not_paused' | 'journey.not_running'>;

/** Pauses, resumes, stops and puts journeys away. */
@Injectable()
export class LifecycleService {
  constructor(
    private readonly journeys: JourneysRepository,
    private readonly lifecycle: LifecycleRepository,
    private readonly held: HeldEventsRepository,
    private readonly changes: JourneyChanges,
    private readonly clock: Clock,
  ) {}

  /** Everybody stays where they are, and what happens to them is kept. */
  pause(workspace: WorkspaceId, id: JourneyId, who: string): Promise<JourneySummary> {
    return this.change(workspace, id, who, async ({ journey, now, tx }) => {
      insist(journey, ['live'], 'journey.not_live');
      await this.lifecycle.setStatus(id, 'paused', now, tx);
      return { action: 'paused' };
    });
  }

  async resumePreview(workspace: WorkspaceId, id: JourneyId): Promise<ResumePreview> {
    const summary = await this.summary(workspace, id);
    if (summary.status !== 'paused') throw userError(409, 'journey.not_paused');
    return this.held.preview(id, this.clock.date());
  }

  /** Everybody goes on; what has gathered takes effect as it was chosen. */
  resume(workspace: WorkspaceId, id: JourneyId, choice: ResumeChoice, who: string): Promise<JourneySummary> {
    return this.change(workspace, id, who, async ({ journey, now, tx }) => {
      insist(journey, ['paused'], 'journey.not_paused');
      await this.lifecycle.setStatus(id, 'live', now, tx);
      return { action: 'resumed', details: await this.takeUp(id, choice, now, tx) };
    });
  }

  /** Nobody starts any more; who is in the journey finishes it, or leaves it now. */
  stop(workspace: WorkspaceId, id: JourneyId, how: StopHow, who: string): Promise<JourneySummary> {
    return this.change(workspace, id, who, async ({ journey, now, tx }) => {
      insist(journey, ['live', 'paused', 'stopping'], 'journey.not_running');
      await this.lifecycle.setStatus(id, 'stopping', now, tx);
      const details = how === 'end' ? await this.endAll(workspace, id, now, tx) : {};
      if (how === 'drain' && journey.status === 'paused') await this.held.release(id, tx);
      return { action: 'stopping', details: { how, ...details } };
    });
  }

  /** Puts a journey away that nobody is in. */
  archive(workspace: WorkspaceId, id: JourneyId, who: string): Promise<JourneySummary> {
    return this.change(workspace, id, who, async ({ journey, now, tx }) => {
      if (journey.status !== 'draft' && journey.status !== 'stopped') throw userError(409, 'journey.not_at_rest');
      await this.lifecycle.setArchived(id, true, now, tx);
      return { action: 'archived' };
    });
  }

  restore(workspace: WorkspaceId, id: JourneyId, who: string): Promise<JourneySummary> {
    return this.change(workspace, id, who, async ({ now, tx }) => {
      await this.lifecycle.setArchived(id, false, now, tx);
      return { action: 'restored' };
    });
  }

  private async takeUp(
    id: JourneyId,
    choice: ResumeChoice,
    now: Date,
    tx: EntityManager,
  ): Promise<AuditEntry['details']> {
    switch (choice.type) {
      case 'continue':
        await this.held.release(id, tx);
        return { choice: choice.type };
      case 'drop': {
        const dropped = await this.held.drop(id, now, tx);
        await this.held.release(id, tx);
        return { choice: choice.type, dropped };
      }
      case 'spread': {
        const { perMinute } = choice;
        return { choice: choice.type, perMinute, contacts: await this.held.spread(id, perMinute, now, tx) };
      }
    }
  }

  private async endAll(
    workspace: WorkspaceId,
    id: JourneyId,
    now: Date,
    tx: EntityManager,
  ): Promise<AuditEntry['details']> {
    const task = { id: newId<TaskId>(), change: { type: 'exit', reason: 'journey_stopped', spared: null } } as const;
    const total = await this.lifecycle.addTask(workspace, id, task, now, tx);
    return { total, cancelled: await this.lifecycle.cancelQueued(id, tx) };
  }

  /** Changes a locked journey, writes its history and tells the runtime, all or nothing. */
  private async change(
    workspaceId: WorkspaceId,
    journeyId: JourneyId,
    who: string,
    work: (change: Change) => Promise<Pick<Deed, 'action' | 'details'>>,
  ): Promise<JourneySummary> {
    await this.lifecycle.transaction(async (tx) => {
      const journey = await this.lifecycle.lock(workspaceId, journeyId, tx);
      if (!journey) throw userError(404, 'journey.not_found');
      const now = this.clock.date();
      const deed = await work({ journey, now, tx });
      await this.changes.record({ workspaceId, journeyId, who, ...deed }, now, tx);
    });
    await this.changes.announce(journeyId);
    return this.summary(workspaceId, journeyId);
  }

  private async summary(workspace: WorkspaceId, id: JourneyId): Promise<JourneySummary> {
    const summary = await this.journeys.summary(workspace, id);
    if (!summary) throw userError(404, 'journey.not_found');
    return summary;
  }
}

function insist({ status }: LockedJourney, wanted: readonly JourneyStatus[], refusal: Refusal): void {
  if (!wanted.includes(status)) throw userError(409, refusal);
}
