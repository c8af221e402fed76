import { Injectable } from '@nestjs/common';
import {
  SCENARIO_LIMITS,
  type JourneyDocument,
  type JourneyId,
  type NamedScenario,
  type Scenario,
  type ScenarioId,
  type ScenarioOutcome,
  type WorkspaceId,
} from '@sendero/shared';
import { Clock } from '../clock';
import { isUniqueViolation } from '../database/sql-state';
import { userError } from '../errors';
import { JourneysRepository } from './journeys.repository';
import { ScenarioRuns } from './scenario-runs';
import { ScenariosRepository, type ScenarioFields } from './scenarios.repository';

/** The walks through a journey that must come out the same before it is published. */
@Injectable()
export class ScenariosService {
  constructor(
    private readonly scenarios: ScenariosRepository,
    private readonly journeys: JourneysRepository,
    private readonly runs: ScenarioRuns,
    private readonly clock: Clock,
  ) {}

  async list(workspace: WorkspaceId, journey: JourneyId): Promise<readonly Scenario[]> {
    const scenarios = await this.scenarios.list(workspace, journey);
    if (scenarios.length === 0) await this.draftOf(workspace, journey);
    return scenarios;
  }

  async detail(workspace: WorkspaceId, journey: JourneyId, id: ScenarioId): Promise<Scenario> {
    const scenario = await this.scenarios.find(workspace, journey, id);
    if (!scenario) throw userError(404, 'scenario.not_found');
    return scenario;
  }

  async create(workspace: WorkspaceId, journey: JourneyId, scenario: NamedScenario): Promise<Scenario> {
    await this.draftOf(workspace, journey);
    const limit = SCENARIO_LIMITS.scenarios;
    if ((await this.scenarios.count(workspace, journey)) >= limit) throw userError(409, 'scenario.too_many', { limit });
    const [id] = await this.scenarios
      .insert(workspace, journey, [scenario], this.clock.date())
      .catch(rethrowNameTaken(scenario.name));
    if (!id) throw new Error('Storing one scenario gives one id');
    return this.detail(workspace, journey, id);
  }

  async change(workspace: WorkspaceId, journey: JourneyId, id: ScenarioId, fields: ScenarioFields): Promise<Scenario> {
    await this.scenarios
      .update(workspace, journey, id, fields, this.clock.date())
      .catch(rethrowNameTaken(fields.name ?? ''));
    return this.detail(workspace, journey, id);
  }

  async delete(workspace: WorkspaceId, journey: JourneyId, id: ScenarioId): Promise<void> {
    if (!(await this.scenarios.delete(workspace, journey, id))) throw userError(404, 'scenario.not_found');
  }

  /** Runs every scenario through the stored draft. */
  async run(workspace: WorkspaceId, journey: JourneyId): Promise<readonly ScenarioOutcome[]> {
    return this.runs.outcomes(workspace, journey, await this.draftOf(workspace, journey));
  }

  private async draftOf(workspace: WorkspaceId, journey: JourneyId): Promise<JourneyDocument> {
    const stored = await this.journeys.draft(workspace, journey);
    if (!stored) throw userError(404, 'journey.not_found');
    return stored.draft;
  }
}

function rethrowNameTaken(name: string): (error: unknown) => never {
  return (error) => {
    throw isUniqueViolation(error) ? userError(409, 'scenario.name_taken', { name }) : error;
  };
}
