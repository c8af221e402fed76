import { sentence, type Problem } from '../problems';
import type { JourneyGraph, Step } from './journey-graph';

/** Whether the steps hang together: something starts the journey, every step is reached, every required way leads on. */
export function checkStructure(graph: JourneyGraph): readonly Problem[] {
  if (graph.steps.length === 0) return [journeyWide('journey.empty')];
  return [
    ...(graph.starts.length === 0 ? [journeyWide('journey.no_trigger')] : unreachableSteps(graph)),
    ...graph.steps.flatMap(unconnectedOutputs),
    ...brokenEdges(graph),
  ];
}

function journeyWide(code: 'journey.empty' | 'journey.no_trigger'): Problem {
  return { code, severity: 'error', message: sentence(code) };
}

function unreachableSteps({ steps, reachable }: JourneyGraph): readonly Problem[] {
  return steps
    .filter((step) => !reachable.has(step))
    .map(({ id, title }) => ({
      code: 'node.unreachable',
      severity: 'error',
      message: sentence('node.unreachable', { title }),
      node: id,
    }));
}

function unconnectedOutputs({ id, title, outputs, waysOut }: Step): readonly Problem[] {
  return outputs
    .filter((output) => output.required && !waysOut.some((way) => way.output.id === output.id))
    .map((output) => ({
      code: 'node.output_unconnected',
      severity: 'error',
      message: sentence('node.output_unconnected', { title, output: output.label }),
      node: id,
      output: output.id,
    }));
}

function brokenEdges(graph: JourneyGraph): readonly Problem[] {
  return graph.brokenEdges.map(({ edge, from, to, because }) =>
    because === 'outputGone'
      ? {
          code: 'edge.output_gone',
          severity: 'error',
          message: sentence('edge.output_gone', { title: from.title, output: edge.output }),
          node: from.id,
          output: edge.output,
        }
      : {
          code: 'edge.into_trigger',
          severity: 'error',
          message: sentence('edge.into_trigger', { title: to.title }),
          node: to.id,
          path: [from.id, to.id],
        },
  );
}
