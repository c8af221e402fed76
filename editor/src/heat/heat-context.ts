import type { JourneyReport, NodeId, OutputId, ReportedEdge, ReportedOutput, ReportedStep } from '@sendero/shared';
import { createContext, useContext } from 'react';

/** A report as the canvas draws it. */
export interface Heat {
  /** Runs that began, which every step is measured by. */
  readonly started: number;
  readonly steps: ReadonlyMap<NodeId, ReportedStep>;
}

export function heatOf({ runs, steps }: JourneyReport): Heat {
  return { started: runs.started, steps: new Map(steps.map((step) => [step.node, step])) };
}

export const HeatContext = createContext<Heat | null>(null);

export function useHeat(): Heat {
  const heat = useContext(HeatContext);
  if (!heat) throw new Error('A card of a report was drawn outside the report.');
  return heat;
}

/** How many left a step by an output; 0 when nobody did. */
export function leftBy(step: ReportedStep | undefined, output: OutputId): number {
  return outputOf(step, output)?.runs ?? 0;
}

/** How many went along a connection; 0 when nobody did. */
export function wentAlong(step: ReportedStep | undefined, output: OutputId, to: string): number {
  const edges: readonly ReportedEdge[] = outputOf(step, output)?.edges ?? [];
  return edges.find((edge) => edge.to === to)?.runs ?? 0;
}

function outputOf(step: ReportedStep | undefined, output: OutputId): ReportedOutput | undefined {
  return step?.outputs.find((one) => one.output === output);
}
