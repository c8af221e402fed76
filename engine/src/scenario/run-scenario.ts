import type { ScenarioDifference, ScenarioDocument, ScenarioSurroundings } from '@sendero/shared';
import type { Journey } from '../compile';
import type { Simulation } from '../simulation/simulation';
import { firstDifference } from './first-difference';
import { playScenario, surroundingsOf, worldIn } from './play-scenario';

export interface ScenarioResult {
  /** What really came of the script. */
  readonly simulation: Simulation;
  /** Where that first was something else than expected; null when the scenario passes. */
  readonly difference: ScenarioDifference | null;
}

/**
 * Walks a scenario through a journey with the engine that runs in production.
 *
 * @param known what the workspace has; null where it can't be looked up
 */
export function runScenario(
  journey: Journey,
  scenario: ScenarioDocument,
  known: ScenarioSurroundings | null,
): ScenarioResult {
  const simulation = playScenario(worldIn(journey, surroundingsOf(scenario, known)), scenario);
  return { simulation, difference: firstDifference(journey.document, scenario.expect, simulation) };
}
