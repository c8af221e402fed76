import { Injectable } from '@nestjs/common';
import {
  writeJourney,
  type AuditEntry,
  type JourneyDetail,
  type JourneyId,
  type NamedScenario,
  type Page,
  type WorkspaceId,
} from '@sendero/shared';
import { z } from 'zod';
import { Clock } from '../clock';
import { userError } from '../errors';
import { pageOf, sliceOf, type PageQuery } from '../http/page';
import { HistoryRepository } from './history.repository';
import { JourneysRepository } from './journeys.repository';
import { JourneysService } from './journeys.service';
import { LifecycleRepository } from './lifecycle.repository';
import { ScenariosRepository } from './scenarios.repository';

/** The longest name that a journey can have. */
const NAME_LENGTH = 120;

/** A journey's history, and the journey as another one or as a file. */
@Injectable()
export class CopiesService {
  constructor(
    private readonly journeys: JourneysRepository,
    private readonly service: JourneysService,
    private readonly history: HistoryRepository,
    private readonly scenarios: ScenariosRepository,
    private readonly lifecycle: LifecycleRepository,
    private readonly clock: Clock,
  ) {}

  async historyOf(workspace: WorkspaceId, id: JourneyId, query: PageQuery): Promise<Page<AuditEntry>> {
    const slice = sliceOf(query, z.uuid());
    if (!(await this.journeys.currentVersion(workspace, id))) throw userError(404, 'journey.not_found');
    const rows = await this.history.list(workspace, id, slice);
    return pageOf(
      rows,
      query.limit,
      (entry) => entry.id,
      (entry) => entry,
    );
  }

  /** @param name left out: the name of the journey with “copy” behind it, and a number if that is taken */
  async clone(workspace: WorkspaceId, id: JourneyId, name: string | undefined, who: string): Promise<JourneyDetail> {
    const original = await this.service.detail(workspace, id);
    const taken =
      name === undefined ? await this.journeys.namesLike(workspace, copyName(original.name, 1).slice(0, -1)) : [];
    const copy = await this.service.create(workspace, {
      name: name ?? firstFree(original.name, taken),
      document: original.draft,
      scenarios: await this.scenariosOf(workspace, id),
    });
    const details = { from: original.name, fromId: id };
    await this.lifecycle.transaction((tx) =>
      this.history.add(
        { workspaceId: workspace, journeyId: copy.id, who, action: 'cloned', details },
        this.clock.date(),
        tx,
      ),
    );
    return copy;
  }

  async exported(workspace: WorkspaceId, id: JourneyId): Promise<string> {
    const stored = await this.journeys.draft(workspace, id);
    if (!stored) throw userError(404, 'journey.not_found');
    return writeJourney(stored.draft, await this.scenariosOf(workspace, id));
  }

  private async scenariosOf(workspace: WorkspaceId, id: JourneyId): Promise<readonly NamedScenario[]> {
    const scenarios = await this.scenarios.list(workspace, id);
    return scenarios.map(({ name, document }) => ({ name, document }));
  }
}

function firstFree(name: string, taken: readonly string[]): string {
  const names = Array.from({ length: taken.length + 1 }, (_, index) => copyName(name, index + 1));
  return names.find((candidate) => !taken.includes(candidate)) ?? copyName(name, taken.length + 2);
}

function copyName(name: string, number: number): string {
  const suffix = number === 1 ? ' (copy)' : ` (copy ${number})`;
  return `${name.slice(0, NAME_LENGTH - suffix.length)}${suffix}`;
}
