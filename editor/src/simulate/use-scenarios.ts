import { runScenario, type Journey, type ScenarioResult } from '@sendero/engine';
import type { JourneyId, NamedScenario, Scenario, ScenarioId, ScenarioSurroundings } from '@sendero/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { changeScenario, createScenario, deleteScenario, scenarioQueries } from '../api/scenarios-api';

/** A scenario and what comes of it in the draft. */
export interface ProvenScenario {
  readonly scenario: Scenario;
  readonly result: ScenarioResult;
}

/** The scenarios of a journey, each run through the draft in this browser whenever one of the two changes. */
export function useScenarios(id: JourneyId, journey: Journey, known: ScenarioSurroundings) {
  const client = useQueryClient();
  const query = useQuery(scenarioQueries.list(id));
  const proven = useMemo(() => proofOf(query.data ?? [], journey, known), [query.data, journey, known]);
  const onSuccess = () => client.invalidateQueries({ queryKey: scenarioQueries.list(id).queryKey });
  const save = useMutation({ mutationFn: (scenario: NamedScenario) => createScenario(id, scenario), onSuccess });
  const change = useMutation({
    mutationFn: ({ scenario, ...changes }: Partial<NamedScenario> & { readonly scenario: ScenarioId }) =>
      changeScenario(id, scenario, changes),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: (scenario: ScenarioId) => deleteScenario(id, scenario), onSuccess });
  /** Fetches those that others saved meanwhile as well, and runs all of them; answers how many do not pass. */
  const runAll = async () => {
    const { data = [] } = await query.refetch({ throwOnError: true });
    return { all: data.length, red: proofOf(data, journey, known).filter(isRed).length };
  };
  return { query, proven, save, change, remove, runAll };
}

export type Scenarios = ReturnType<typeof useScenarios>;

export function isRed({ result }: ProvenScenario): boolean {
  return result.difference !== null;
}

function proofOf(
  scenarios: readonly Scenario[],
  journey: Journey,
  known: ScenarioSurroundings,
): readonly ProvenScenario[] {
  return scenarios.map((scenario) => ({ scenario, result: runScenario(journey, scenario.document, known) }));
}
