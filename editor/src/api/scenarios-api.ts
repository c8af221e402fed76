import type { JourneyId, NamedScenario, Scenario, ScenarioId } from '@sendero/shared';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

export const scenarioQueries = {
  list: (journey: JourneyId) =>
    queryOptions({
      queryKey: ['journeys', journey, 'scenarios'],
      queryFn: ({ signal }) => listScenarios(journey, signal),
    }),
};

export function listScenarios(journey: JourneyId, signal?: AbortSignal): Promise<readonly Scenario[]> {
  return request('GET', `/journeys/${journey}/scenarios`, signal && { signal });
}

/** @throws ProblemError `scenario.name_taken`, `scenario.too_many` */
export function createScenario(journey: JourneyId, scenario: NamedScenario): Promise<Scenario> {
  return request('POST', `/journeys/${journey}/scenarios`, { body: scenario });
}

/** What is left out stays as it is. @throws ProblemError `scenario.name_taken` */
export function changeScenario(
  journey: JourneyId,
  scenario: ScenarioId,
  changes: Partial<NamedScenario>,
): Promise<Scenario> {
  return request('PATCH', `/journeys/${journey}/scenarios/${scenario}`, { body: changes });
}

export function deleteScenario(journey: JourneyId, scenario: ScenarioId): Promise<void> {
  return request('DELETE', `/journeys/${journey}/scenarios/${scenario}`);
}
