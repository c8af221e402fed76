import { Injectable } from '@nestjs/common';
import { compile, waitsOn, type Journey } from '@sendero/engine';
import {
  titleOf,
  type Impact,
  type JourneyId,
  type JourneyTask,
  type NodeImpact,
  type VersionId,
  type WorkspaceId,
} from '@sendero/shared';
import { userError } from '../errors';
import { JourneysRepository } from './journeys.repository';
import { LifecycleRepository, type Standing } from './lifecycle.repository';
import { VersionsRepository } from './versions.repository';

/** How many of a journey's tasks are shown. */
const TASKS = 20;

/** What publishing would mean for the people who are under way, and how far changes to them have come. */
@Injectable()
export class ImpactService {
  constructor(
    private readonly journeys: JourneysRepository,
    private readonly lifecycle: LifecycleRepository,
    private readonly versions: VersionsRepository,
  ) {}

  async impactOf(workspace: WorkspaceId, id: JourneyId): Promise<Impact> {
    const stored = await this.journeys.draft(workspace, id);
    if (!stored) throw userError(404, 'journey.not_found');
    const standings = await this.lifecycle.standings(workspace, id);
    const versions = await this.versionsOf(workspace, id, standings);
    const draft = compile(stored.draft);
    const nodes = merged(
      standings.flatMap((standing): NodeImpact[] => {
        const version = versions.get(standing.versionId);
        return version ? [impactAt(standing, version, draft)] : [];
      }),
    );
    const sum = (fate?: NodeImpact['fate']) =>
      nodes.filter((node) => fate === undefined || node.fate === fate).reduce((total, { runs }) => total + runs, 0);
    return { total: sum(), unchanged: sum('unchanged'), changed: sum('changed'), removed: sum('removed'), nodes };
  }

  /** The last changes to all runs of a journey, the newest first. */
  async tasksOf(workspace: WorkspaceId, id: JourneyId): Promise<readonly JourneyTask[]> {
    if (!(await this.journeys.currentVersion(workspace, id))) throw userError(404, 'journey.not_found');
    return this.lifecycle.tasks(workspace, id, TASKS);
  }

  private async versionsOf(
    workspace: WorkspaceId,
    id: JourneyId,
    standings: readonly Standing[],
  ): Promise<ReadonlyMap<VersionId, Walked>> {
    const ids = [...new Set(standings.map(({ versionId }) => versionId))];
    const found = await Promise.all(ids.map((version) => this.versions.find(workspace, id, version)));
    return new Map(
      found.flatMap((version): [VersionId, Walked][] =>
        version ? [[version.id, { number: version.number, journey: compile(version.document) }]] : [],
      ),
    );
  }
}

interface Walked {
  readonly number: number;
  readonly journey: Journey;
}

function impactAt({ node, phase, runs }: Standing, { number, journey }: Walked, draft: Journey): NodeImpact {
  const before = journey.document.nodes.find(({ id }) => id === node);
  const after = draft.document.nodes.find(({ id }) => id === node);
  const waits = waitsOn({ from: journey, to: draft }, { node, phase }, node);
  const fate = waits ? 'unchanged' : after ? 'changed' : 'removed';
  return { versionNumber: number, node, title: before ? titleOf(before) : node, runs, fate };
}

/** One line for each node of a version, whatever the states inside it. */
function merged(lines: readonly NodeImpact[]): readonly NodeImpact[] {
  const sums = new Map<string, NodeImpact>();
  for (const line of lines) {
    const key = `${line.versionNumber} ${line.node} ${line.fate}`;
    sums.set(key, { ...line, runs: line.runs + (sums.get(key)?.runs ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.runs - a.runs);
}
