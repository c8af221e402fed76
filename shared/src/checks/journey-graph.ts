import type { NodeId } from '../ids';
import { definitionOf, outputsOf, titleOf, type JourneyDocument, type JourneyEdge, type JourneyNode } from '../journey';
import type { NodeTraits, Output } from '../nodes';

/** A way from one step to another that a run can really take. */
export interface Way {
  readonly from: Step;
  readonly output: Output;
  readonly to: Step;
}

/** A node with all that the rules ask about it, looked up once. */
export interface Step {
  readonly id: NodeId;
  /** Its place in the document. */
  readonly index: number;
  readonly title: string;
  readonly node: JourneyNode;
  readonly outputs: readonly Output[];
  readonly traits: NodeTraits<unknown>;
  readonly waysOut: readonly Way[];
}

export interface JourneyGraph {
  readonly steps: readonly Step[];
  readonly starts: readonly Step[];
  /** Steps that some run may come to. */
  readonly reachable: ReadonlySet<Step>;
  /** Edges that no run can take: they leave by an output that is gone, or lead into a trigger. */
  readonly brokenEdges: readonly BrokenEdge[];
}

export interface BrokenEdge {
  readonly edge: JourneyEdge;
  readonly from: Step;
  readonly to: Step;
  readonly because: 'outputGone' | 'intoTrigger';
}

/** Reads a document as a graph. Edges to nodes that are not there and second edges of an output are left out. */
export function journeyGraph(document: JourneyDocument): JourneyGraph {
  const steps = document.nodes.map((node, index) => ({
    id: node.id,
    index,
    title: titleOf(node),
    node,
    outputs: outputsOf(node),
    traits: definitionOf(node.type).traits,
    waysOut: [] as Way[],
  }));
  const byId = new Map(steps.map((step) => [step.id, step]));
  const brokenEdges: BrokenEdge[] = [];
  for (const edge of document.edges) {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (!from || !to) continue;
    const output = from.outputs.find(({ id }) => id === edge.output);
    if (!output) brokenEdges.push({ edge, from, to, because: 'outputGone' });
    else if (to.traits.start) brokenEdges.push({ edge, from, to, because: 'intoTrigger' });
    else if (!from.waysOut.some((way) => way.output.id === output.id)) from.waysOut.push({ from, output, to });
  }
  const starts = steps.filter(({ traits }) => traits.start);
  return { steps, starts, reachable: reachableFrom(starts), brokenEdges };
}

function reachableFrom(starts: readonly Step[]): ReadonlySet<Step> {
  const reached = new Set(starts);
  for (const step of reached) for (const { to } of step.waysOut) reached.add(to);
  return reached;
}
