import type { EpochMs, NodeId, OutputId, ScenarioId } from '../ids';
import type { ScenarioDocument } from '../scenario';

/** A scenario of a journey as it is stored. */
export interface Scenario {
  readonly id: ScenarioId;
  readonly name: string;
  readonly document: ScenarioDocument;
  readonly createdAt: EpochMs;
  readonly updatedAt: EpochMs;
}

/** What came of a scenario when it was run. */
export interface ScenarioOutcome {
  readonly id: ScenarioId;
  readonly name: string;
  /** Where the walk first came out otherwise; null when the scenario passes. */
  readonly difference: ScenarioDifference | null;
}

export interface ScenarioDifference {
  /** What is different, for a person. */
  readonly sentence: string;
  /** The step at which the walk left the way; null when it concerns no step. */
  readonly node: NodeId | null;
  /** The output by which that step should have been left; null when it was not about an output. */
  readonly output: OutputId | null;
}
