import { Inject, Injectable } from '@nestjs/common';
import { compile, runScenario } from '@sendero/engine';
import {
  segmentsNamedIn,
  sentence,
  type JourneyDocument,
  type JourneyId,
  type Problem,
  type Scenario,
  type ScenarioOutcome,
  type ScenarioSurroundings,
  type WorkspaceId,
} from '@sendero/shared';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { SegmentsRepository } from '../segments/segments.repository';
import { TemplatesRepository } from '../templates/templates.repository';
import { WorkspacesRepository } from '../workspaces/workspaces.repository';
import { ScenariosRepository } from './scenarios.repository';

/** Walks the scenarios of a journey with the engine, in what the workspace has now. */
@Injectable()
export class ScenarioRuns {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly scenarios: ScenariosRepository,
    private readonly templates: TemplatesRepository,
    private readonly segments: SegmentsRepository,
    private readonly workspaces: WorkspacesRepository,
  ) {}

  /** @param tx reads the scenarios in a transaction that has locked the journey */
  async outcomes(
    workspaceId: WorkspaceId,
    id: JourneyId,
    document: JourneyDocument,
    tx?: EntityManager,
  ): Promise<readonly ScenarioOutcome[]> {
    const scenarios = await this.scenarios.list(workspaceId, id, tx);
    if (scenarios.length === 0) return [];
    const known = await this.surroundings(workspaceId, document);
    const journey = compile(document);
    return scenarios.map((scenario: Scenario): ScenarioOutcome => {
      const { difference } = runScenario(journey, scenario.document, known);
      return { id: scenario.id, name: scenario.name, difference };
    });
  }

  private async surroundings(workspaceId: WorkspaceId, document: JourneyDocument): Promise<ScenarioSurroundings> {
    const [templates, segments, { frequencyCap }] = await Promise.all([
      this.templates.all(workspaceId),
      this.segments.named(workspaceId, segmentsNamedIn(document)),
      this.workspaces.find(workspaceId),
    ]);
    const { optOutKeywords: optOutWords, optInKeywords: optInWords, linkBase } = this.config;
    return { templates, segments, optOutWords, optInWords, linkBase, frequencyCap };
  }
}

/** The scenarios that do not pass, as problems at the steps where they left the way. */
export function problemsOfRed(outcomes: readonly ScenarioOutcome[]): readonly Problem[] {
  return outcomes.flatMap(({ name, difference }): Problem[] => {
    if (!difference) return [];
    const message = sentence('scenario.red', { name, difference: difference.sentence });
    return [{ code: 'scenario.red', severity: 'error', message, ...(difference.node && { node: difference.node }) }];
  });
}
